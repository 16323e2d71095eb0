/** Writes the service worker of the built page, with the list of the files that it keeps. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';
import { ISOLATION } from './isolation.ts';

const SOURCE = fileURLToPath(new URL('../src/service-worker/service-worker.ts', import.meta.url));
/** The name of the service worker in the built folder; it serves what lies beside and below it. */
const SERVICE_WORKER = 'sw.js';
/** What no view shows: the pictures of the app for shops and links, what robots read, and licences. */
const NOT_KEPT = /^(sw\.js|robots\.txt|licences\.txt|manifest\.webmanifest|about\/.*)$/;

/** Returns Vite's plugin that writes the service worker when all other files are there. */
export function serviceWorker(): Plugin {
  let folder = '';
  return {
    name: 'service-worker',
    apply: 'build',
    configResolved: ({ root, build: { outDir } }) => {
      folder = resolve(root, outDir);
    },
    closeBundle: { order: 'post', sequential: true, handler: () => writeServiceWorker(folder) },
  };
}

/** A file under the folder, with `/` between its parts, and the digest of its bytes. */
type KeptFile = readonly [path: string, digest: string];

/** Writes `sw.js` into a folder that has all other files of the page. */
export async function writeServiceWorker(folder: string): Promise<void> {
  const files = keptFiles(folder);
  const version = sha256(JSON.stringify(files)).slice(0, 16);
  const bundle = await build({
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    define: {
      LAB_FILES: JSON.stringify(files),
      LAB_VERSION: JSON.stringify(version),
      LAB_HEADERS: JSON.stringify(ISOLATION),
    },
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: { input: SOURCE, output: { format: 'iife' }, checks: { pluginTimings: false } },
    },
  });
  const [script] = [bundle].flat().flatMap((made) => ('output' in made ? made.output : []));
  if (script?.type !== 'chunk') throw new Error('The service worker was not built.');
  writeFileSync(join(folder, SERVICE_WORKER), script.code);
}

/** Lists the files that the service worker keeps, in the order of their names. */
export function keptFiles(folder: string): KeptFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(join(folder, '/').length).replaceAll(sep, '/'))
    .filter((path) => !NOT_KEPT.test(path))
    .sort()
    .map((path) => [path === 'index.html' ? './' : path, sha256(readFileSync(join(folder, path)))]);
}

const sha256 = (content: string | Buffer) => createHash('sha256').update(content).digest('hex');
