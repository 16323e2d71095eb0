/**
 * `npm run bench:page -- [PART ...]`: measures the page in headless Chromium on this machine; without a part all of them.
 * Nothing is asserted, since the numbers depend on the machine. docs/benchmarks.md says what the parts are.
 */
import process from 'node:process';
import { withBuiltLab } from '../scripts/built-lab.ts';
import { COMPARISON_NAMES, reportComparison } from './page/comparison.ts';
import { reportKeptRuns } from './page/kept-runs.ts';
import { inFreshPage, say, timesText, type MeasuredPage, type Opened } from './page/measured-page.ts';
import { reportTasks } from './page/tasks.ts';
import { reportSingleRun } from './page/single-run.ts';

const ROUNDS = 5;

const PARTS: Readonly<Record<string, (inPage: InPage) => Promise<void>>> = {
  first: async (inPage) => {
    const times: Opened[] = [];
    for (let round = 0; round < ROUNDS; round++) times.push(await inPage(({ open }) => open()));
    say(`first curve moving after navigation, cold cache: ${timesText(times.map(({ curve }) => curve))}`);
    say(`first picture after navigation, cold cache: ${timesText(times.map(({ picture }) => picture))}`);
  },
  task: (inPage) => inPage(reportTasks),
  run: (inPage) => inPage(reportSingleRun),
  comparison: async (inPage) => {
    for (const name of COMPARISON_NAMES) await inPage((measured) => reportComparison(measured, name));
  },
  kept: (inPage) => inPage(reportKeptRuns),
};

/** Measures in a page of its own, with an empty cache. */
type InPage = <Result>(use: (measured: MeasuredPage) => Promise<Result>) => Promise<Result>;

const asked = process.argv.slice(2);
const unknown = asked.find((part) => !(part in PARTS));
if (unknown !== undefined) {
  say(`There is no part "${unknown}". The parts are ${Object.keys(PARTS).join(', ')}.`);
  process.exit(2);
}

await withBuiltLab([], async ({ browser, address }) => {
  for (const part of asked.length > 0 ? asked : Object.keys(PARTS))
    await PARTS[part]((use) => inFreshPage(browser, address, use));
});
