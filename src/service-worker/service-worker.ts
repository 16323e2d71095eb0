/**
 * The service worker, `sw.js` beside the built page: it keeps all files of the lab in the browser, so that every view
 * works offline. It imports nothing, and `scripts/service-worker.ts` writes the list of files and the headers into it.
 *
 * Each version of the lab has a cache of its own. A new version is fetched beside the present one and waits until a
 * person takes it, or until no tab is open. The cache of an old version stays for as long as a tab shows that version:
 * such a tab finds its late scripts whatever the server has by now.
 */

declare const self: ServiceWorkerGlobalScope;

/** Each file under the scope with the digest of its bytes (SHA-256, hexadecimal); the page itself is `./`. */
declare const LAB_FILES: readonly (readonly [path: string, digest: string])[];
/** The digest of all files. */
declare const LAB_VERSION: string;
/** The headers with which the threads of a page may share memory (`scripts/isolation.ts`). */
declare const LAB_HEADERS: Readonly<Record<string, string>>;

const scope = self.registration.scope;
const PREFIX = `lazy-rich-lab ${scope} `;
const CACHE = PREFIX + LAB_VERSION;
/**
 * A file is found by its address alone: the query is its digest, and many servers say that an answer varies with a header, such
 * as the origin, which requests of pages have and those that fetched the file had not.
 */
const BY_ADDRESS = { ignoreSearch: true, ignoreVary: true };
/** Says for each open page which version it shows: the name of a cache, under the id of the page. */
const PAGES = `${PREFIX}pages`;

self.addEventListener('install', (event) => event.waitUntil(fetchAll()));
self.addEventListener('activate', (event) => event.waitUntil(takeOver()));
self.addEventListener('message', (event) => {
  if (event.data === 'take over') event.waitUntil(self.skipWaiting());
  if (event.data === 'tidy') event.waitUntil(tidy());
});
self.addEventListener('fetch', (event) => {
  const { method, url } = event.request;
  if (method === 'GET' && url.startsWith(scope)) event.respondWith(answer(event));
});

/** Fetches every file that the cache of this version lacks. Fails as a whole, and the browser tries again later. */
async function fetchAll() {
  const cache = await caches.open(CACHE);
  await Promise.all(
    LAB_FILES.map(async ([path, digest]) => {
      const key = keyOf(path, digest);
      // The same file of another version, or of an attempt that was interrupted.
      const kept = await caches.match(key, { ignoreVary: true });
      await cache.put(key, kept ?? (await fetchFile(path, digest)));
    }),
  );
}

/** The digest makes files of different versions differ; whoever looks a file up ignores the query. */
const keyOf = (path: string, digest: string) => `${new URL(path, scope).href}?${digest}`;

/** Fetches one file, and refuses it if it belongs to another version: the server may be changed at this moment. */
async function fetchFile(path: string, digest: string): Promise<Response> {
  const response = await fetch(new URL(path, scope), { cache: 'no-cache', priority: 'low' });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  const bytes = await response.arrayBuffer();
  const found = await crypto.subtle.digest('SHA-256', bytes);
  const hexadecimal = Array.from(new Uint8Array(found), (byte) => byte.toString(16).padStart(2, '0')).join('');
  if (hexadecimal !== digest) throw new Error(`${path} is not the file of this version.`);
  // A response of its own: one that came by a redirect must not answer the request of a page.
  const headers = new Headers(response.headers);
  for (const name of ['content-encoding', 'content-length']) headers.delete(name);
  // Where the host sends none of them, threads can share memory from the next visit on.
  for (const [name, value] of Object.entries(LAB_HEADERS)) headers.set(name, value);
  return new Response(bytes, { headers });
}

/** Begins to answer. Pages that are open and unknown were loaded from the server, which has this version. */
async function takeOver() {
  const pages = await caches.open(PAGES);
  await self.clients.claim();
  for (const { id } of await openPages()) if (!(await pages.match(pageKey(id)))) await note(id);
  await tidy();
}

/** Answers a request from what is kept, else from the server. */
async function answer(event: FetchEvent): Promise<Response> {
  const { request, clientId, resultingClientId } = event;
  if (request.mode === 'navigate') {
    const { origin, pathname } = new URL(request.url);
    const isLab = [scope, `${scope}index.html`].includes(origin + pathname);
    const page = isLab && (await caches.match(scope, { ...BY_ADDRESS, cacheName: CACHE }));
    if (!page) return fetch(request);
    event.waitUntil(note(resultingClientId));
    return page;
  }
  const version = (await versionOf(clientId)) ?? CACHE;
  // A name with a hash is in one version only; a worker is no page, and may be of any.
  return (
    (await caches.match(request, { ...BY_ADDRESS, cacheName: version })) ??
    (await caches.match(request, { ...BY_ADDRESS, cacheName: CACHE })) ??
    (await caches.match(request, BY_ADDRESS)) ??
    fetch(request)
  );
}

const openPages = () => self.clients.matchAll({ type: 'window', includeUncontrolled: true });
const pageKey = (id: string) => `${scope}?page=${id}`;

/** Notes that a page shows this version. */
async function note(id: string) {
  const pages = await caches.open(PAGES);
  await pages.put(pageKey(id), new Response(CACHE));
}

async function versionOf(id: string): Promise<string | undefined> {
  const noted = await caches.match(pageKey(id), { cacheName: PAGES });
  return noted?.text();
}

/** Deletes the caches of older versions that no open page shows, and the notes of pages that are closed. */
async function tidy() {
  const open = await openPages();
  const shown = new Set(await Promise.all(open.map(({ id }) => versionOf(id))));
  const own = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== PAGES);
  // Caches are listed in the order in which they were made: those behind this one are newer, and wait.
  const older = own.slice(0, Math.max(0, own.indexOf(CACHE))).filter((name) => !shown.has(name));
  await Promise.all(older.map((name) => caches.delete(name)));

  const pages = await caches.open(PAGES);
  const living = new Set(open.map(({ id }) => pageKey(id)));
  for (const { url } of await pages.keys()) if (!living.has(url)) await pages.delete(url);
}

export {};
