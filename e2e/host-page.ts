import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';

const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

/** A web server of another origin than the lab's. */
export interface HostPages {
  address: string;
  close: () => void;
}

/**
 * Serves pages that embed the lab: those of `examples/`, and further ones by their names.
 *
 * @param pages the HTML of each further page
 */
export async function serveHostPages(pages: Readonly<Record<string, string>> = {}): Promise<HostPages> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://host').pathname;
    if (path === '/favicon.ico') {
      response.writeHead(204).end();
      return;
    }
    const page = pages[path.slice(1)];
    const found = page === undefined ? readFile(join('examples', path)) : Promise.resolve(page);
    found.then(
      (content) => response.setHeader('content-type', TYPES[extname(path)] ?? 'text/plain').end(content),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { address: `http://127.0.0.1:${port}`, close: () => server.close() };
}
