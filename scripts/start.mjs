// `npm start`: everything from a fresh checkout to the app in the browser.
import './node-version.mjs';
import { setUp } from './set-up.mjs';

await setUp();
const { build, preview } = await import('vite');

await build({ logLevel: 'warn' });
const server = await preview({ preview: { host: '127.0.0.1', port: 4173, open: hasDesktop() } });
console.log(`\nThe lab is at ${server.resolvedUrls?.local[0]} (Ctrl-C ends it).`);

function hasDesktop() {
  if (process.env.CI) return false;
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);
}
