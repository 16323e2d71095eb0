// `npm run bench -- ...`: the same set-up as `npm start`, then the benchmark.
import '../scripts/node-version.mjs';
import { setUp } from '../scripts/set-up.mjs';

// npm starts scripts in the folder of the package, but a person types paths relative to their own.
process.env.INIT_CWD ??= process.cwd();
await setUp();
const { tsImport } = await import('tsx/esm/api');
await tsImport('./main.ts', import.meta.url);
