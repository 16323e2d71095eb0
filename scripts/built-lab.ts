import { chromium, type Browser } from 'playwright';
import { build, preview } from 'vite';
import { ensureBrowser, launchFlags } from './browser.mjs';
import { ensureKernels } from './kernels.mjs';

/** The built page on a server of this machine, and a browser for it. */
export interface BuiltLab {
  /** The address of the page, with `/` at its end. */
  address: string;
  /** A headless Chromium. */
  browser: Browser;
}

/**
 * Builds the page, serves it at a free port, starts a browser, and ends both after `use`, also if that throws.
 *
 * @param flags those of the browser, beside `launchFlags`
 */
export async function withBuiltLab<Result>(
  flags: readonly string[],
  use: (lab: BuiltLab) => Promise<Result>,
): Promise<Result> {
  await ensureKernels();
  await build({ logLevel: 'warn' });
  const server = await preview({ preview: { host: '127.0.0.1', port: 0 }, logLevel: 'error' });
  try {
    const browser = await chromium.launch({ executablePath: ensureBrowser(), args: [...launchFlags, ...flags] });
    try {
      return await use({ browser, address: server.resolvedUrls?.local[0] ?? '' });
    } finally {
      await browser.close();
    }
  } finally {
    await server.close();
  }
}
