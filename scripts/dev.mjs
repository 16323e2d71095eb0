// `npm run dev`: the same set-up as `npm start`, then Vite's development server.
import './node-version.mjs';
import { runTool } from './command.mjs';
import { setUp } from './set-up.mjs';

await setUp();
process.exitCode = runTool('vite', process.argv.slice(2)) ? 0 : 1;
