// `npm run build`: the same set-up as `npm start`, then the page in `dist`, for any web server.
import './node-version.mjs';
import { runTool } from './command.mjs';
import { setUp } from './set-up.mjs';

await setUp();
const built = runTool('vite', ['build', '--logLevel', 'warn', ...process.argv.slice(2)]);
if (built) console.log('\nThe page is in dist: serve that folder from any path.');
process.exitCode = built ? 0 : 1;
