import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { keptFiles, writeServiceWorker } from './service-worker.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lab-kept-'));
  mkdirSync(join(folder, 'about'));
  for (const name of ['index.html', 'a.js', 'robots.txt', 'manifest.webmanifest', 'about/icon.png'])
    writeFileSync(join(folder, name), name);
});
afterEach(() => rmSync(folder, { recursive: true }));

const paths = () => keptFiles(folder).map(([path]) => path);

it('every file that a view needs is kept; the page is the folder itself', () => {
  expect(paths()).toEqual(['a.js', './']);
});

it('the service worker of changed files is another one, and that of the same files the same', async () => {
  const written = async () => {
    await writeServiceWorker(folder);
    return readFileSync(join(folder, 'sw.js'), 'utf8');
  };
  const first = await written();
  expect(await written()).toBe(first);
  writeFileSync(join(folder, 'a.js'), 'changed');
  expect(await written()).not.toBe(first);
});
