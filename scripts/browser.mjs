// Finds the Chromium that the tests run in, or installs one.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { chromium } from 'playwright';
import { isRoot, runTool, stop } from './command.mjs';
import { installPackages } from './debian.mjs';

/** Flags of every launch: only the page under test uses the network. */
export const launchFlags = [
  // Chromium refuses to sandbox itself as root, as in most containers.
  ...(isRoot ? ['--no-sandbox'] : []),
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Flags that give WebGPU on the CPU (SwiftShader), the same on every machine. */
export const webgpuFlags = ['--enable-unsafe-webgpu', '--use-webgpu-adapter=swiftshader', '--enable-features=Vulkan'];

/** Flags of a browser without WebGPU. */
export const noWebgpuFlags = ['--disable-gpu'];

/** Debian's Chromium without windows, which Playwright starts by default, too: a test takes a quarter less of the processor. */
const HEADLESS = 'chromium-headless-shell';

/**
 * Finds the browser of CHROMIUM_PATH, or else Playwright's own, or else the system's.
 *
 * @returns {string | null} the path of its executable; `null` when there is none that starts
 */
export function findBrowser() {
  const chosen = process.env.CHROMIUM_PATH;
  if (chosen) return chosen;
  return [chromium.executablePath(), ...systemBrowsers()].find(starts) ?? null;
}

/**
 * Finds a browser as {@link findBrowser} does. Installs one when there is none, and ends the process with a sentence when
 * that fails too.
 *
 * @returns {string} the path of its executable
 */
export function ensureBrowser() {
  const found = findBrowser() ?? installBrowser();
  if (found && starts(found)) return found;
  return stop(
    found
      ? `CHROMIUM_PATH is ${found}, which does not start as a browser. Set it to the executable of Chromium or Chrome, ` +
          'or unset it and let the tests find one.'
      : 'The tests need a Chromium browser: none was found and none could be installed. Install Chromium or Google ' +
          'Chrome (on Debian: sudo apt-get install chromium; elsewhere also: npx playwright install --with-deps chromium), ' +
          'or set CHROMIUM_PATH to the executable of one, then run the same command again.',
  );
}

/**
 * Finds the Vulkan driver manifest of SwiftShader beside a Chromium. With VK_ICD_FILENAMES set to it, WebGPU in Node
 * (package `webgpu`) runs on the CPU.
 *
 * @param {string} browser path of the executable
 * @returns {string | null} `null` when this Chromium has none
 */
export function swiftshaderDriver(browser) {
  const beside = dirname(realpathSync(browser));
  const versions = join(beside, '../Frameworks/Chromium Framework.framework/Versions');
  const folders = [
    beside,
    '/usr/lib/chromium',
    '/usr/lib/chromium-browser',
    ...(existsSync(versions) ? readdirSync(versions).map((version) => join(versions, version, 'Libraries')) : []),
  ];
  return folders.map((folder) => join(folder, 'vk_swiftshader_icd.json')).find(existsSync) ?? null;
}

/** @returns {string[]} where browsers of the Chromium family usually are, the plainest first */
function systemBrowsers() {
  const { HOME = '', LOCALAPPDATA = '', PROGRAMFILES = '', PATH = '' } = process.env;
  switch (process.platform) {
    case 'darwin':
      return ['Chromium', 'Google Chrome', 'Microsoft Edge'].flatMap((name) =>
        ['', HOME].map((home) => `${home}/Applications/${name}.app/Contents/MacOS/${name}`),
      );
    case 'win32':
      return [PROGRAMFILES, `${PROGRAMFILES} (x86)`, LOCALAPPDATA].flatMap((folder) =>
        [
          'Chromium\\Application\\chrome',
          'Google\\Chrome\\Application\\chrome',
          'Microsoft\\Edge\\Application\\msedge',
        ].map((program) => `${folder}\\${program}.exe`),
      );
    default:
      return [
        HEADLESS,
        'chromium',
        'chromium-browser',
        'google-chrome',
        'google-chrome-stable',
        'microsoft-edge',
      ].flatMap((name) => PATH.split(delimiter).map((folder) => join(folder, name)));
  }
}

/**
 * Returns whether a browser and its libraries are there.
 *
 * @param {string} path
 */
function starts(path) {
  if (!existsSync(path)) return false;
  // On Windows, --version opens a window.
  return process.platform === 'win32' || spawnSync(path, ['--version'], { timeout: 60_000 }).status === 0;
}

/** @returns {string | null} the path of the browser that it installed */
function installBrowser() {
  console.log("No Chromium found; fetching Playwright's, which takes a while ...");
  // Silent, since its errors are stack traces; ensureBrowser says what to do.
  runTool('playwright', ['install', '--no-shell', 'chromium'], 'ignore');
  const own = findBrowser();
  if (own) return own;
  installPackages(HEADLESS);
  if (findBrowser() === null) installPackages('chromium');
  return findBrowser();
}

/**
 * Installs the packages that the tests use and Chromium lacks, where this process may (root on Debian). WebGPU in Node
 * needs the Vulkan loader, and the reference program needs Python with numpy. Where nothing can be installed, those
 * tests are skipped, and the last line of `npm test` counts them.
 */
export function ensureTestPackages() {
  if (process.platform !== 'linux') return;
  const loaders = spawnSync('ldconfig', ['-p'], { encoding: 'utf8' });
  if (loaders.status === 0 && !loaders.stdout.includes('libvulkan.so.1')) installPackages('libvulkan1');
  if (spawnSync('python3', ['-c', 'import numpy'], { stdio: 'ignore' }).status !== 0) installPackages('python3-numpy');
}
