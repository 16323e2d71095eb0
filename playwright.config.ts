import { defineConfig } from '@playwright/test';
import { findBrowser, launchFlags, noWebgpuFlags, webgpuFlags } from './scripts/browser.mjs';

/** `E2E_PORT` sets another one, for several folders of the lab at once. */
const PORT = Number(process.env.E2E_PORT ?? 4179);
const ADDRESS = `http://127.0.0.1:${PORT}`;

const browser = (flags: string[]) => ({
  launchOptions: { executablePath: findBrowser() ?? undefined, args: [...launchFlags, ...flags] },
});

/** The built app (`npm test -- e2e` builds it first), with WebGPU off and on; two pages at a time, one with WebGPU. */
export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.e2e.ts',
  outputDir: 'test-results/e2e',
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  forbidOnly: Boolean(process.env.CI),
  workers: 2,
  // A trace makes every test half as long again. So a test that fails is run once more, with one; the last line of
  // `npm test` counts those that pass then.
  retries: 1,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  use: {
    baseURL: ADDRESS,
    viewport: { width: 1440, height: 900 },
    // The tests of what works offline allow them.
    serviceWorkers: 'block',
    // It has pictures of the page; one at the end of every test, kept or not, would take half a second of each.
    trace: 'on-first-retry',
  },
  projects: [
    { name: 'without WebGPU', testIgnore: '**/webgpu.e2e.ts', use: browser(noWebgpuFlags) },
    // WebGPU on the CPU takes all cores.
    {
      name: 'with WebGPU',
      workers: 1,
      testMatch: ['**/webgpu.e2e.ts', '**/first-load.e2e.ts'],
      use: browser(webgpuFlags),
    },
  ],
  webServer: {
    command: `node node_modules/vite/bin/vite.js preview --host 127.0.0.1 --port ${PORT} --strictPort`,
    url: ADDRESS,
    reuseExistingServer: false,
  },
});
