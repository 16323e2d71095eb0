/**
 * `npm test -- browsers`: goes through the built lab in browsers that are not of the Chromium family: Firefox, that of
 * FIREFOX_PATH or of the system (on Debian it is installed), and Playwright's WebKit where it has one.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import process from 'node:process';
import { webkit } from 'playwright';
import puppeteer from 'puppeteer-core';
import { serveFolder } from '../cli/serve/serve-folder.ts';
import { FLOWS, type AnyPage } from './browsers/flows.ts';
import { installPackages } from './debian.mjs';

const OUTCOME = 'test-results/browsers.txt';
const VIEWPORT = { width: 1440, height: 900 };

/** A browser that was started. */
interface Browser {
  name: string;
  page: AnyPage;
  close: () => Promise<void>;
}

const say = (text: string) => void process.stdout.write(`${text}\n`);

const server = await serveFolder('dist', { path: '/' });
const outcomes: string[] = [];
let failed = 0;
for (const [name, open] of [
  ['Firefox', openFirefox],
  ['WebKit', openWebKit],
] as const) {
  const browser = await open();
  if (typeof browser === 'string') {
    outcomes.push(`NOT in ${name}: ${browser}`);
    continue;
  }
  let passed = 0;
  for (const [what, go] of Object.entries(FLOWS)) {
    const problem = await go(browser.page).then(
      () => browser.page.errors.join('; '),
      (error: unknown) => String(error),
    );
    say(`${problem === '' ? '✓' : '✘'} ${browser.name}: ${what}${problem && `: ${problem}`}`);
    if (problem === '') passed++;
    else failed++;
  }
  outcomes.push(`${passed} flows in ${browser.name}`);
  await browser.close();
}
await server.close();
mkdirSync(dirname(OUTCOME), { recursive: true });
writeFileSync(OUTCOME, outcomes.join('; '));
say(outcomes.join('; '));
process.exit(failed > 0 ? 1 : 0);

/** Starts Firefox; returns why there is none. Playwright drives only its own, so this is WebDriver BiDi. */
async function openFirefox(): Promise<Browser | string> {
  const find = () =>
    [process.env.FIREFOX_PATH ?? '', 'firefox-esr', 'firefox'].find(
      (path) => path !== '' && spawnSync(path, ['--version']).status === 0,
    );
  if (!find() && process.platform === 'linux') installPackages('firefox-esr');
  const path = find();
  if (!path) return 'there is none; install it, or set FIREFOX_PATH';
  const where = path.includes('/') ? path : spawnSync('which', [path], { encoding: 'utf8' }).stdout.trim();
  const browser = await puppeteer.launch({ browser: 'firefox', executablePath: where, headless: true });
  const page = await browser.newPage();
  await page.setViewport(VIEWPORT);
  const errors: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(String(error)));
  return {
    name: (await browser.version()).replace('firefox/', 'Firefox '),
    page: pageOf(errors, {
      goto: (address) => page.goto(address),
      evaluate: (expression) => page.evaluate(expression),
      click: (selector) => page.click(selector),
      press: (key) => page.keyboard.press(key as 'Home'),
    }),
    close: () => browser.close(),
  };
}

/** Starts Playwright's WebKit; returns why there is none. */
async function openWebKit(): Promise<Browser | string> {
  if (!existsSync(webkit.executablePath()))
    return 'Playwright has none here (npx playwright install --with-deps webkit)';
  const browser = await webkit.launch();
  const page = await browser.newPage({ viewport: VIEWPORT });
  const errors: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(error.message));
  return {
    name: `WebKit ${browser.version()}`,
    page: pageOf(errors, {
      goto: (address) => page.goto(address),
      evaluate: (expression) => page.evaluate(expression),
      click: (selector) => page.locator(selector).first().click(),
      press: (key) => page.keyboard.press(key),
    }),
    close: () => browser.close(),
  };
}

/** Returns a page that begins anew with each link. */
function pageOf(
  errors: string[],
  drive: Omit<AnyPage, 'errors' | 'open'> & { goto: (address: string) => Promise<unknown> },
): AnyPage {
  return {
    errors,
    ...drive,
    open: async (fragment) => {
      errors.length = 0;
      // Another fragment alone would not load the page again.
      await drive.goto('about:blank');
      await drive.goto(`${server.address}${fragment}`);
    },
  };
}
