/** The built page on a server of its own, which can be ended, or get a newer version of the page. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serveFolder } from '../cli/serve/serve-folder.ts';
import { writeServiceWorker } from '../scripts/service-worker.ts';

const DIST = 'dist';
/** A script or a style sheet with the hash of its content in its name. */
const HASHED = /^(?<name>.+)-(?<hash>[\w-]{8})\.(?<type>js|css)$/;

/** The built page on a server of its own. */
export interface ServedBuild {
  /** The address of the page, deep below the root of the server. */
  readonly address: string;
  /** Puts a newer version in the place of this one: every script and style sheet has another name. */
  renew: () => Promise<void>;
  /** Ends the server, so that nothing can be loaded any more. */
  end: () => Promise<void>;
  /** Ends the server and deletes its folder. */
  remove: () => Promise<void>;
}

/** Serves a copy of `dist` from a path below the root, with the header `Vary: Origin` that many servers send. */
export async function serveBuild(): Promise<ServedBuild> {
  const folder = mkdtempSync(join(tmpdir(), 'lab-served-'));
  cpSync(DIST, folder, { recursive: true });
  const server = await serveFolder(folder, { path: '/some/where/', vary: 'Origin' });
  return {
    address: server.address,
    renew: () => renewBuild(folder),
    end: server.close,
    remove: async () => {
      await server.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** Gives every script and style sheet another name, everywhere, as a build of changed sources would. */
async function renewBuild(folder: string): Promise<void> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const renamed = files.flatMap((path) => {
    const { name, hash, type } = HASHED.exec(path.slice(path.lastIndexOf('/') + 1))?.groups ?? {};
    if (name === undefined) return [];
    return [
      { path, old: `${name}-${hash}.${type}`, renewed: `${name}-${Array.from(hash).reverse().join('')}.${type}` },
    ];
  });
  const names = new Map(renamed.map(({ old, renewed }) => [old, renewed]));
  const anyName = new RegExp([...names.keys()].map((name) => name.replaceAll('.', '\\.')).join('|'), 'g');
  for (const path of files.filter((file) => /\.(js|css|html)$/.test(file))) {
    const text = readFileSync(join(folder, path), 'utf8');
    writeFileSync(
      join(folder, path),
      text.replace(anyName, (name) => names.get(name) ?? name),
    );
  }
  for (const { path, old, renewed } of renamed)
    renameSync(join(folder, path), join(folder, path.replace(old, renewed)));
  await writeServiceWorker(folder);
}
