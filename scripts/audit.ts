/**
 * `npm run audit`: audits the built page, served with the headers of the lab: Lighthouse for a desktop (speed, accessibility,
 * good practice), and whether the browser would install it as an app, which Lighthouse no longer asks.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync } from 'node:fs';
import process from 'node:process';
import { chromium } from 'playwright';
import { serveFolder } from '../cli/serve/serve-folder.ts';
import { ensureBrowser, launchFlags, noWebgpuFlags } from './browser.mjs';

/** The newest line that runs on Node 20. It is fetched when it is needed: it weighs more than all tools of the lab's tests. */
const LIGHTHOUSE = 'lighthouse@12.8.2';
const REPORT = 'test-results/lighthouse.json';
/** The least score of each category, of 100. */
const LEAST = { performance: 95, accessibility: 100, 'best-practices': 100 };

interface Report {
  categories: Record<string, { score: number; auditRefs: { id: string; weight: number }[] }>;
  audits: Record<string, { score: number | null; title: string; displayValue?: string }>;
}

/** Prints the scores of Lighthouse, and what lowers them; returns whether all are high enough. */
async function lighthouse(address: string, browser: string): Promise<boolean> {
  mkdirSync('test-results', { recursive: true });
  const flags = [...launchFlags, ...noWebgpuFlags, '--headless=new'].join(' ');
  const args = [
    '--yes',
    LIGHTHOUSE,
    address,
    '--preset=desktop',
    '--quiet',
    `--only-categories=${Object.keys(LEAST).join()}`,
  ];
  // This process serves the page meanwhile.
  const child = spawn(
    'npx',
    [...args, '--output=json', `--output-path=${REPORT}`, `--chrome-flags=${flags}`, '--no-enable-error-reporting'],
    { env: { ...process.env, CHROME_PATH: browser }, stdio: ['ignore', 'inherit', 'inherit'] },
  );
  const [status] = (await once(child, 'close')) as [number | null];
  if (status !== 0) return false;
  const { categories, audits } = JSON.parse(readFileSync(REPORT, 'utf8')) as Report;
  return Object.entries(LEAST)
    .map(([name, least]) => {
      const { score, auditRefs } = categories[name];
      process.stdout.write(`${name}: ${Math.round(100 * score)} (at least ${least})\n`);
      for (const { id, weight } of auditRefs) {
        const { score: part, title, displayValue = '' } = audits[id];
        if (weight > 0 && part !== null && part < 0.9) process.stdout.write(`  ${title} ${displayValue}\n`);
      }
      return 100 * score >= least - 0.5;
    })
    .every(Boolean);
}

/** Prints why the browser would not install the page as an app; returns whether it would. */
async function isInstallable(address: string, executablePath: string): Promise<boolean> {
  const browser = await chromium.launch({ executablePath, args: [...launchFlags, ...noWebgpuFlags] });
  try {
    const page = await browser.newPage();
    await page.goto(address);
    await page.evaluate(async () => {
      await navigator.serviceWorker.ready;
    });
    const session = await page.context().newCDPSession(page);
    const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
    const { errors } = await session.send('Page.getAppManifest');
    // A window of a test is a private one, which installs nothing.
    const found = [
      ...installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== 'in-incognito'),
      ...errors.map(({ message }) => message),
    ];
    process.stdout.write(found.length === 0 ? 'installable: yes\n' : `not installable: ${found.join(', ')}\n`);
    return found.length === 0;
  } finally {
    await browser.close();
  }
}

const browser = ensureBrowser();
const server = await serveFolder('dist');
try {
  const installable = await isInstallable(server.address, browser);
  process.exitCode = (await lighthouse(server.address, browser)) && installable ? 0 : 1;
} finally {
  await server.close();
}
