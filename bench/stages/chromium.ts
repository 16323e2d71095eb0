import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { build, preview } from 'vite';
import { findBrowser, launchFlags, noWebgpuFlags } from '../../scripts/browser.mjs';
import { ISOLATION } from '../../scripts/isolation.ts';
import type { Reply } from '../contestants/answer.ts';
import type { Stage } from './stage.ts';

/** Flags that keep a page in the background from being slowed down. */
const AWAKE_FLAGS = ['--disable-background-timer-throttling', '--disable-renderer-backgrounding'];

/**
 * Starts a headless Chromium with each contestant in a Web Worker of its own, built as the page is built and served here.
 *
 * @returns `null` when there is no browser on this machine
 */
export async function chromiumStage(): Promise<Stage | null> {
  const executablePath = findBrowser();
  if (executablePath === null) return null;
  const outDir = await mkdtemp(join(tmpdir(), 'lab-bench-'));
  const inRepository = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
  const root = inRepository('bench/browser');
  const sweep = () => rm(outDir, { recursive: true, force: true });
  await build({
    configFile: inRepository('vite.config.ts'),
    root,
    publicDir: inRepository('public'),
    // tfjs starts its threads from the text of a function, which has to keep its names.
    build: { outDir, emptyOutDir: true, minify: false },
    logLevel: 'error',
  }).catch(async (error: unknown) => {
    await sweep();
    throw error;
  });
  const server = await preview({
    configFile: false,
    root,
    build: { outDir },
    preview: { host: '127.0.0.1', port: 0, headers: ISOLATION },
    logLevel: 'error',
  });
  const browser = await chromium.launch({ executablePath, args: [...launchFlags, ...noWebgpuFlags, ...AWAKE_FLAGS] });
  // The policy of the built page lets no other page start workers.
  const page = await browser.newPage({ bypassCSP: true });
  await page.goto(server.resolvedUrls?.local[0] ?? '');
  await page.waitForFunction('typeof startWorker === "function"');

  return {
    name: `Chromium ${browser.version()}`,
    worker: async () => {
      const number = await page.evaluate<number>('startWorker()');
      return {
        ask: (request) => page.evaluate<Reply>(`askWorker(${number}, ${JSON.stringify(request)})`),
        end: () => page.evaluate(`endWorker(${number})`),
      };
    },
    close: async () => {
      await browser.close();
      await server.close();
      await sweep();
    },
  };
}
