// `npm pack` and `npm publish`: the same set-up as `npm start`, then the page and the command line as the package has them.
import './node-version.mjs';
import { setUp } from './set-up.mjs';

await setUp();
const { tsImport } = await import('tsx/esm/api');
await tsImport('./pack-lab.ts', import.meta.url);
