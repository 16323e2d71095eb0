// `npm run reproduce -- ...`: the same set-up as `npm start`, then the claims of the lessons.
import './node-version.mjs';
import { setUp } from './set-up.mjs';

process.env.INIT_CWD ??= process.cwd();
await setUp();
const { tsImport } = await import('tsx/esm/api');
await tsImport('../cli/reproduce/reproduce.ts', import.meta.url);
