/** The web servers that the examples are for, where they are installed, on free ports of this machine. */
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serveFolder, type FolderServer } from '../cli/serve/serve-folder.ts';

/** A server of the built page. */
export type WebServer = 'the lab itself' | 'nginx' | 'Caddy';

const DOMAIN = 'lab.example.org';
const EXAMPLE_FOLDER = '/srv/lazy-rich-lab';

/** Returns whether a server can be started on this machine. */
export const isInstalled = (server: WebServer): boolean =>
  server === 'the lab itself' ||
  (server === 'nginx' ? spawnSync('nginx', ['-v']) : spawnSync('caddy', ['version'])).status === 0;

/** Serves `dist` below the root of a server, by its example file. */
export async function startServer(server: WebServer): Promise<FolderServer> {
  if (server === 'the lab itself') return serveFolder('dist', { path: '/deep/lab/' });
  const folder = mkdtempSync(join(tmpdir(), 'lab-web-server-'));
  const root = join(folder, 'root');
  cpSync('dist', join(root, 'deep', 'lab'), { recursive: true });
  // A server of a system gives up its rights, and reads what everyone may read.
  spawnSync('chmod', ['-R', 'a+rX', folder]);
  const port = await freePort();
  const program = server === 'nginx' ? nginx(folder, root, port) : caddy(folder, root, port);
  const address = `http://127.0.0.1:${port}/deep/lab/`;
  const close = async () => {
    const ended = new Promise((resolve) => program.once('exit', resolve));
    program.kill();
    await ended;
    rmSync(folder, { recursive: true });
  };
  try {
    await answers(address);
  } catch (error) {
    await close();
    throw error;
  }
  return { address, close };
}

function nginx(folder: string, root: string, port: number) {
  const site = readFileSync('examples/nginx.conf', 'utf8')
    .replace('listen 80', `listen 127.0.0.1:${port}`)
    .replace(`root ${EXAMPLE_FOLDER}`, `root ${root}`);
  const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${folder}/${name};`,
  );
  const config = `daemon off; pid ${folder}/pid; error_log stderr; events {}
http { include /etc/nginx/mime.types; access_log off; ${paths.join(' ')}\n${site}\n}`;
  writeFileSync(join(folder, 'nginx.conf'), config);
  return spawn('nginx', ['-c', join(folder, 'nginx.conf'), '-p', folder], { stdio: ['ignore', 'ignore', 'inherit'] });
}

function caddy(folder: string, root: string, port: number) {
  const site = readFileSync('examples/Caddyfile', 'utf8')
    .replace(`${DOMAIN} {`, `http://127.0.0.1:${port} {`)
    .replace(`root * ${EXAMPLE_FOLDER}`, `root * ${root}`);
  writeFileSync(join(folder, 'Caddyfile'), `{\n\tadmin off\n}\n${site}`);
  const env = { ...process.env, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder };
  return spawn('caddy', ['run', '--config', join(folder, 'Caddyfile'), '--adapter', 'caddyfile'], {
    env,
    stdio: 'ignore',
  });
}

const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

/** Waits until a server answers. */
async function answers(address: string): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const response = await fetch(address).catch(() => null);
    if (response?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${address} does not answer.`);
}
