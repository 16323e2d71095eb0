import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const SOURCES = fileURLToPath(new URL('../src/engine/backends/wasm/kernels/', import.meta.url));
const BUILD = fileURLToPath(new URL('../src/engine/backends/wasm/build/', import.meta.url));
/** The generated module of the kernels, and the files that decide its text. */
const ACTIVATIONS = 'activations.ts';
const ACTIVATION_SOURCES = [
  './activation-kernels.ts',
  '../src/engine/activations/activation-forms.ts',
  '../src/engine/backends/wasm/kernel-module.ts',
  '../src/maths/activation.ts',
].map((path) => fileURLToPath(new URL(path, import.meta.url)));
const COMPILER = createRequire(import.meta.url).resolve('assemblyscript/package.json');
const HASH = `${BUILD}sources.sha256`;

/** For memory that threads share: it may be as large as there is. */
const SHARED = ['--enable', 'threads', '--sharedMemory', '--initialMemory', '1', '--maximumMemory', '65536'];
/**
 * The modules of one source: not every engine can multiply and add in one instruction, and a module takes either memory that
 * is shared, or memory that is not.
 */
const MODULES = [
  { file: 'kernels.wasm', features: ['simd'], memory: [] },
  { file: 'kernels-relaxed.wasm', features: ['simd', 'relaxed-simd'], memory: [] },
  { file: 'kernels-plain-shared.wasm', features: ['simd'], memory: SHARED },
  { file: 'kernels-relaxed-shared.wasm', features: ['simd', 'relaxed-simd'], memory: SHARED },
];

/** Compiler options: no memory of their own, no runtime, and no checks of the arguments. */
const OPTIONS = ['--optimizeLevel', '3', '--runtime', 'stub', '--importMemory', '--noExportMemory', '--noAssert'];

/**
 * Warnings that don't concern these modules: vectors in exports of files that are not the entry, and mixtures of
 * sizes and addresses, which are both 32 bits.
 */
const QUIET = ['--disableWarning', '112', '--disableWarning', '201'];

/** Compiles the SIMD kernels unless the modules are there and made from the present sources. */
export async function ensureKernels() {
  const hash = hashOfSources();
  const files = MODULES.map(({ file }) => BUILD + file);
  if ([HASH, ...files].every((path) => existsSync(path)) && readFileSync(HASH, 'utf8') === hash) return;
  mkdirSync(BUILD, { recursive: true });
  for (const { file, features, memory } of MODULES) replace(BUILD + file, await compile(features, memory));
  replace(HASH, hash);
  console.log('Built the SIMD kernels.');
}

/** Prepares tests that need the kernels; Vitest calls it. */
export const setup = ensureKernels;

/** Hashes all that decides what the modules contain. */
function hashOfSources() {
  const hash = createHash('sha256');
  const sources = readdirSync(SOURCES).sort();
  const makers = [fileURLToPath(import.meta.url), COMPILER, ...ACTIVATION_SOURCES];
  for (const path of [...makers, ...sources.map((file) => SOURCES + file)]) {
    hash.update(path.slice(path.lastIndexOf('/'))).update(readFileSync(path));
  }
  return hash.digest('hex');
}

/**
 * @param {string[]} features
 * @param {string[]} memory options for the memory that it imports
 * @returns {Promise<Uint8Array>} the module
 */
async function compile(features, memory) {
  const enabled = features.flatMap((feature) => ['--enable', feature]);
  // Only here: they take a second to load.
  const { default: asc } = await import('assemblyscript/asc');
  const { tsImport } = await import('tsx/esm/api');
  const { activationKernels } = await tsImport('./activation-kernels.ts', import.meta.url);
  /** @type {Uint8Array | undefined} */
  let binary;
  const { error, stderr } = await asc.main(
    ['index.ts', '--baseDir', SOURCES, '--outFile', 'kernels.wasm', ...OPTIONS, ...memory, ...QUIET, ...enabled],
    {
      readFile: (file) => (file === ACTIVATIONS ? activationKernels() : readIfThere(SOURCES + file)),
      writeFile: (_, contents) => void (binary = /** @type {Uint8Array} */ (contents)),
    },
  );
  if (error || !binary) throw new Error(`The SIMD kernels do not compile: ${error?.message}\n${stderr.toString()}`);
  return binary;
}

/** Reads a file or returns `null`: the compiler looks for a module in several places. @param {string} path */
const readIfThere = (path) => (existsSync(path) ? readFileSync(path, 'utf8') : null);

/**
 * Writes a file in one go, since another command may be reading it.
 *
 * @param {string} path
 * @param {string | Uint8Array} contents
 */
function replace(path, contents) {
  writeFileSync(`${path}.${process.pid}`, contents);
  renameSync(`${path}.${process.pid}`, path);
}
