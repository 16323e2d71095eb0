/**
 * Makes the command line as plain JavaScript in `lib`, with all that it imports but the optional `webgpu`: for the npm package
 * (`pack-lab.ts`), and for tests, in which it starts five times as fast as its sources. As a global set-up of Vitest it does
 * so before the tests.
 *
 * Files that the command line reads lie in the package where they lie in the repository, so that each address that is
 * relative to a source file (`import.meta.url`) is made relative to the place where that file would be.
 */
import { copyFileSync } from 'node:fs';
import { basename, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const LIB = 'lib';
const TFJS = '@tensorflow/tfjs-backend-wasm/';
/** The place of a CommonJS module, of which modules of the bundle know nothing. */
const OLD_PLACE = '__dirname';

/** Lets modules find their files from the flat folder of scripts. */
function keepPlaces(): Plugin {
  let hasTfjs = false;
  return {
    name: 'keep-places',
    enforce: 'pre',
    transform(code, id) {
      const placed = inBundle(code, id);
      hasTfjs ||= placed !== code && isOfTfjs(id);
      return placed === code ? null : { code: placed, map: null };
    },
    buildEnd(error) {
      if (!error && !hasTfjs) this.error(`No module of ${TFJS} is told where its files lie in the package.`);
    },
  };
}

const isOfTfjs = (id: string) => id.replaceAll('\\', '/').includes(TFJS);

/**
 * Returns the code of a module as it finds its files from the flat folder of scripts.
 *
 * @param id the path of its file. That of a package may lie outside of the checkout, where `node_modules` is a link
 */
export function inBundle(code: string, id: string): string {
  const path = relative(ROOT, id).replaceAll('\\', '/');
  // The threads lie beside the other scripts, and so do the files of tfjs.
  if (path === 'cli/machine/node-workers.ts' || path === 'cli/machine/node-threads.ts') return code;
  if (isOfTfjs(id)) return code.replaceAll(OLD_PLACE, 'import.meta.dirname');
  if (path.startsWith('..') || path.includes('node_modules/')) return code;
  return code.replaceAll('import.meta.url', `new URL(${JSON.stringify(`../${path}`)}, import.meta.url).href`);
}

/** The package has the digits; the checkout builds them from another package. */
function builtDigits(): Plugin {
  return {
    name: 'built-digits',
    enforce: 'pre',
    load: (id) => (relative(ROOT, id) === 'scripts/digits.ts' ? 'export const ensureDigits = () => undefined;' : null),
  };
}

/** Makes `lib` anew. */
export async function setup(): Promise<void> {
  await build({
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    plugins: [keepPlaces(), builtDigits()],
    // The names that `css-classes.mjs` gives in the checkout.
    css: {
      modules: {
        generateScopedName: (name, file) => `${basename(file).replace(/(\.module)?\.css.*$/, '')}-${name}`,
      },
    },
    resolve: { mainFields: ['main'] },
    ssr: { noExternal: true, external: ['webgpu'] },
    build: {
      ssr: true,
      outDir: LIB,
      target: 'node20',
      minify: true,
      rolldownOptions: {
        input: {
          'lazy-rich-lab': 'cli/bin.ts',
          main: 'cli/main.ts',
          'train-worker': 'cli/machine/train-worker.ts',
          'kernel-thread': 'cli/machine/kernel-thread.ts',
        },
        output: { entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
        checks: { pluginTimings: false },
      },
    },
  });
  for (const name of ['tfjs-backend-wasm.wasm', 'tfjs-backend-wasm-simd.wasm', 'tfjs-backend-wasm-threaded-simd.wasm'])
    copyFileSync(`node_modules/${TFJS}dist/${name}`, `${LIB}/${name}`);
}
