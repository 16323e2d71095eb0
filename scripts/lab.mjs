// `npm run lab -- ...`: the same set-up as `npm start`, then the command line.
import './node-version.mjs';
import { setUp } from './set-up.mjs';

// npm starts scripts in the folder of the package, but a person types paths relative to their own.
process.env.INIT_CWD ??= process.cwd();
await setUp();
const { tsImport } = await import('tsx/esm/api');
await tsImport('../cli/main.ts', import.meta.url);
