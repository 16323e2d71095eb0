/** A small server of static files, with the headers of the lab and compression. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { constants, brotliCompressSync, gzipSync } from 'node:zlib';
import { CACHING, HEADERS, isHashed } from './headers.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.bin': 'application/octet-stream',
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};
/** What compresses well. */
const TEXTS = ['.css', '.html', '.js', '.json', '.svg', '.txt', '.wasm', '.webmanifest'];

/** Where a folder is served. */
export interface ServeSpec {
  /** `127.0.0.1` by default: this machine alone. */
  host?: string;
  /** 0 by default: any that is free. */
  port?: number;
  /** The path under which the folder is served, such as `/deep/lab/`; `/` by default. */
  path?: string;
  /** What answers are said to vary with, beside the compression: `Origin` on many servers; nothing by default. */
  vary?: string;
}

/** A server that listens. */
export interface FolderServer {
  /** The address of the folder, with `/` at its end. */
  address: string;
  close: () => Promise<void>;
}

/** One file in the form in which it is sent. */
interface SentFile {
  body: Buffer;
  headers: Record<string, string>;
}

/**
 * Serves a folder, its `index.html` as the folder itself. Files are read when they are asked for.
 *
 * @throws the error of the system, such as a port that is taken
 */
export async function serveFolder(folder: string, spec: ServeSpec = {}): Promise<FolderServer> {
  const { host = '127.0.0.1', port = 0, path: base = '/', vary } = spec;
  const packed = new Map<string, Buffer>();
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://lab');
    void (async () => {
      if (`${pathname}/` === base) return response.writeHead(301, { Location: base }).end();
      if (request.method !== 'GET' && request.method !== 'HEAD') return response.writeHead(405).end();
      const encodings = request.headers['accept-encoding']?.toString() ?? '';
      const file = pathname.startsWith(base) ? await sentFile(pathname.slice(base.length), encodings) : null;
      if (!file) return response.writeHead(404, { ...HEADERS, 'Content-Type': TYPES['.txt'] }).end('Not found\n');
      if (request.headers['if-none-match'] === file.headers.ETag) return response.writeHead(304, file.headers).end();
      response.writeHead(200, { ...file.headers, 'Content-Length': file.body.length });
      return response.end(request.method === 'HEAD' ? undefined : file.body);
    })();
  });

  async function sentFile(path: string, encodings: string): Promise<SentFile | null> {
    const plain = await readPlain(folder, path);
    if (!plain) return null;
    const ETag = `"${createHash('sha256').update(plain.bytes).digest('base64url').slice(0, 27)}"`;
    const headers: Record<string, string> = {
      ...HEADERS,
      'Content-Type': TYPES[plain.type] ?? TYPES['.bin'],
      'Cache-Control': isHashed(path) ? CACHING.hashed : CACHING.other,
      ETag,
      ...(vary !== undefined && { Vary: vary }),
    };
    if (!TEXTS.includes(plain.type)) return { body: plain.bytes, headers };
    headers.Vary = ['Accept-Encoding', vary ?? []].flat().join(', ');
    const encoding = ['br', 'gzip'].find((name) => encodings.includes(name));
    if (encoding === undefined) return { body: plain.bytes, headers };
    const key = `${encoding} ${ETag}`;
    const body = packed.get(key) ?? pack(plain.bytes, encoding);
    packed.set(key, body);
    return { body, headers: { ...headers, 'Content-Encoding': encoding } };
  }

  await listen(server, host, port);
  const { port: found } = server.address() as AddressInfo;
  return {
    address: `http://${host}:${found}${base}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Reads a file under the folder; `null`: there is none. */
async function readPlain(folder: string, path: string): Promise<{ bytes: Buffer; type: string } | null> {
  try {
    // What is left of `..` after a slash leads nowhere.
    const safe = normalize(`/${decodeURIComponent(path)}`);
    const file = safe.endsWith('/') || safe.endsWith('\\') ? `${safe}index.html` : safe;
    return { bytes: await readFile(join(folder, file)), type: extname(file) };
  } catch {
    return null;
  }
}

const pack = (bytes: Buffer, encoding: string): Buffer =>
  encoding === 'br'
    ? brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } })
    : gzipSync(bytes, { level: 6 });

const listen = (server: Server, host: string, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve());
  });
