/**
 * Makes what the npm package holds: the built page, and the command line as plain JavaScript. `npm pack` and `npm publish` run
 * it (`prepack.mjs`).
 */
import { build } from 'vite';
import { setup as bundleCommandLine } from './command-line.ts';

await build({ logLevel: 'warn' });
await bundleCommandLine();
