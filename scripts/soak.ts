/**
 * `npm run soak -- --minutes N [--seed S] [--backend NAME ...] [--verbose]`: uses the built lab at random for a while, lets what can go
 * wrong go wrong, and kills the browser in the end. Says what was tried and what was lost, and exits with 1 if anything was:
 * kept work, an unfinished run, a number that a fresh run has otherwise, memory.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { messageOf } from '../src/words/message-of.ts';
import { webgpuFlags } from './browser.mjs';
import { withBuiltLab } from './built-lab.ts';
import { soak, type SoakRequest } from './soak/soak-page.ts';

const BACKENDS = ['wasm', 'webgpu', 'cpu'];
const OUTCOME = 'test-results/soak.txt';

const request = readRequest();
if (typeof request === 'string') {
  process.stderr.write(`${request}\n`);
  process.exit(2);
}
const { minutes, seed, backends, isVerbose } = request;
const say = (text: string) => void process.stdout.write(`${text}\n`);
say(`A soak of ${minutes} minutes on ${backends.join(' and ')}, seed ${seed}.`);
const bad: string[] = [];
await withBuiltLab(webgpuFlags, async ({ browser, address }) => {
  for (const backend of backends) {
    const profile = mkdtempSync(join(tmpdir(), 'soak-'));
    try {
      const asked: SoakRequest = { minutes: minutes / backends.length, seed, backend, profile, address, isVerbose };
      bad.push(...(await soak(asked, browser, say)).map((sentence) => `${backend}: ${sentence}`));
    } finally {
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    }
  }
});
const outcome = `${minutes} minutes on ${backends.join(' and ')}, seed ${seed}: ${bad.length === 0 ? 'nothing lost' : `${bad.length} findings`}`;
say([outcome, ...bad].join('\n'));
mkdirSync(dirname(OUTCOME), { recursive: true });
writeFileSync(OUTCOME, outcome);
process.exitCode = bad.length === 0 ? 0 : 1;

/** Reads the command line; returns a sentence where it asks for something that there is not. */
function readRequest(): { minutes: number; seed: number; backends: string[]; isVerbose: boolean } | string {
  try {
    const { values } = parseArgs({
      options: {
        minutes: { type: 'string', default: '10' },
        seed: { type: 'string', default: String(Math.floor(2 ** 31 * Math.random())) },
        backend: { type: 'string', multiple: true, default: ['wasm', 'webgpu'] },
        verbose: { type: 'boolean', default: false },
      },
    });
    const [minutes, seed] = [values.minutes, values.seed].map(Number);
    if (!(minutes > 0 && minutes <= 1440))
      return `--minutes is ${values.minutes}; give a number above 0 and up to 1440, such as 10 or 0.5.`;
    if (!Number.isInteger(seed) || seed < 0 || seed >= 2 ** 31)
      return `--seed is ${values.seed}; give a whole number from 0 to ${2 ** 31 - 1}.`;
    const unknown = values.backend.find((name) => !BACKENDS.includes(name));
    if (unknown !== undefined) return `There is no backend "${unknown}". The backends are ${BACKENDS.join(', ')}.`;
    return { minutes, seed, backends: [...new Set(values.backend)], isVerbose: values.verbose };
  } catch (error) {
    return `${messageOf(error).replace(/[.]?$/, '.')} The options are --minutes, --seed, --backend and --verbose.`;
  }
}
