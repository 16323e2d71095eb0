/** The built page behind real web servers, with the headers of the examples. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test, type Page } from '@playwright/test';
import { CACHING, HEADERS } from '../cli/serve/headers.ts';
import { labPage, LARGE, WITHOUT_END } from './lab-page.ts';
import { FURTHER, longIf } from './long.ts';
import { isInstalled, startServer, type WebServer } from './web-servers.ts';

const SERVERS: readonly WebServer[] = ['the lab itself', 'nginx', 'Caddy'];
const PATIENCE = 60_000;
const RUN = `#v=1&width=16&depth=1&task=curve${WITHOUT_END}`;
const SWEEP =
  '#v=1&view=sweep&x=net.width:4,8&seeds=1&frames=light&depth=1&twin=false&task=curve&samples=16&testSamples=16&batch=full&steps=20';
const TABLE = `x,y\n${Array.from({ length: 40 }, (_, i) => `${i / 40},${(i / 40) ** 2}`).join('\n')}\n`;

/** Collects what the policy of the server forbids, in the page and in its workers. */
function watchPolicy(page: Page): string[] {
  const violations: string[] = [];
  page.on('console', (message) => {
    if (/content security policy|cross-origin-embedder-policy/i.test(message.text())) violations.push(message.text());
  });
  return violations;
}

for (const server of SERVERS) {
  test(
    `${server} serves the page with its headers, and the policy forbids nothing that it does`,
    longIf(server !== 'the lab itself', FURTHER),
    async ({ page }) => {
      test.skip(!isInstalled(server), `${server} is not installed here`);
      test.slow();
      const { address, close } = await startServer(server);
      try {
        const response = await page.request.get(address);
        expect(response.headers()).toMatchObject({ ...lowerCase(HEADERS), 'cache-control': CACHING.other });
        const script = /<script[^>]* src="\.\/([^"]+\.js)"/.exec(await response.text())?.[1] ?? 'no script';
        const asset = await page.request.get(address + script);
        expect(asset.headers()).toMatchObject({ ...lowerCase(HEADERS), 'cache-control': CACHING.hashed });
        expect(asset.headers()['content-encoding']).toMatch(/br|gzip|zstd/);
        for (const [file, type] of [
          ['manifest.webmanifest', 'application/manifest+json'],
          ['sw.js', 'javascript'],
        ]) {
          const answer = await page.request.get(address + file);
          expect(answer.headers()['content-type']).toContain(type);
          expect(answer.headers()['cache-control']).toBe(CACHING.other);
        }

        const violations = watchPolicy(page);
        const lab = labPage(page);
        await page.goto(address + RUN);
        await lab.reachStep(20);
        expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
        await savesFigure(page);
        await page.goto('about:blank');
        await page.goto(`${address}?backend=wasm&threads=2${LARGE}`);
        await lab.reachStep(20);
        expect(page.workers().some((worker) => worker.url().includes('thread.worker'))).toBe(true);
        await trainsOnTable(page);
        await page.goto(`${address}#v=1&view=lesson&lesson=lazy-or-rich`);
        await expect(page.getByTestId('lesson-summary')).toContainText(/reproduced/i);
        await page.goto('about:blank');
        await page.goto(address + SWEEP);
        await page.getByRole('button', { name: /^Run/ }).click();
        await expect(page.locator('[data-testid="sweep-status"][data-phase="done"]')).toBeVisible();
        expect(violations).toEqual([]);
        expect(lab.problems).toEqual([]);
      } finally {
        await close();
      }
    },
  );
}

for (const policy of ['unsafe-none', 'require-corp'])
  test(
    `a page of another origin embeds the lab, its embedder policy being ${policy}`,
    longIf(true),
    async ({ page }) => {
      const { address, close } = await startServer('the lab itself');
      const html = `<!doctype html><iframe src="${address}${RUN}" width="1200" height="800"></iframe>`;
      const headers = { 'Content-Type': 'text/html', 'Cross-Origin-Embedder-Policy': policy };
      const host = createServer((_, response) => response.writeHead(200, headers).end(html));
      try {
        await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', () => resolve()));
        await page.goto(`http://localhost:${(host.address() as AddressInfo).port}/`);
        const step = page.frameLocator('iframe').getByTestId('step');
        await expect
          .poll(async () => Number(await step.getAttribute('data-step')), { timeout: PATIENCE })
          .toBeGreaterThan(20);
      } finally {
        host.close();
        await close();
      }
    },
  );

const lowerCase = (headers: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));

/** Saves a chart as vectors, and as pixels. */
async function savesFigure(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Save picture: Loss' }).click();
  const menu = page.getByRole('dialog', { name: 'Save picture: Loss' });
  await expect(menu.getByRole('img', { name: 'The figure: Loss' })).toBeVisible();
  for (const kind of ['SVG', 'PNG']) {
    const download = page.waitForEvent('download');
    await menu.getByRole('button', { name: new RegExp(`^Save as ${kind}`) }).click();
    expect((await download).suggestedFilename()).toMatch(new RegExp(`\\.${kind}$`, 'i'));
  }
  await page.keyboard.press('Escape');
}

/** Trains on a table of a person, which is read in a worker. */
async function trainsOnTable(page: Page): Promise<void> {
  const lab = labPage(page);
  await lab.choose('own');
  const dialog = page.getByRole('dialog', { name: 'Your data' });
  const chooser = page.waitForEvent('filechooser');
  await dialog.getByRole('button', { name: 'Choose a file …' }).click();
  await (await chooser).setFiles({ name: 'table.csv', mimeType: 'text/csv', buffer: Buffer.from(TABLE) });
  await dialog.getByRole('button', { name: 'Train on it' }).click();
  await expect.poll(lab.hash).toContain('task=own');
  await lab.reachStep(20);
}
