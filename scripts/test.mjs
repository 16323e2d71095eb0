// `npm test`: the checks, from a fresh checkout. `npm run test:all` makes the long ones, too, as CI does for each change, and
// `npm run test:nightly` those that take hours, as CI does by night.
// `npm test -- unit lint` runs some steps only.
import './node-version.mjs';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { auditOutcome, auditShipped } from './advisories.mjs';
import { runTool, startTool, stop } from './command.mjs';
import { setUp } from './set-up.mjs';
import { tfjsIsApart } from './bundle.mjs';
import { findMutants, mutantsOutcome } from './mutants.mjs';
import { packageWorks } from './packed.mjs';
import { ensureTorch } from './torch.mjs';
import { addCounts, NO_TESTS, playwrightCounts, plainCounts, vitestCounts } from './test-counts.mjs';

const UNIT_REPORT = 'test-results/unit.json';
const BROWSER_REPORT = 'test-results/browser.json';
const E2E_REPORT = 'test-results/e2e.json';

/** @param {string[]} projects @param {string} report @param {string[]} [args] */
const vitest =
  (projects, report, args = []) =>
  () =>
    runTool('vitest', [
      'run',
      ...args,
      ...projects.flatMap((project) => ['--project', project]),
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ]);

/** The most tests of a step that may need a second try: a busy machine disturbs one now and then, a fault disturbs more. */
const MOST_AGAIN = 2;

/** @param {string[]} args */
const playwright = (args) => () => {
  rmSync(E2E_REPORT, { force: true });
  if (!runTool('playwright', ['test', ...args])) return false;
  const { again } = playwrightCounts(E2E_REPORT);
  if (again > MOST_AGAIN) console.log(`${again} tests passed at the second try only, more than ${MOST_AGAIN}.`);
  return again <= MOST_AGAIN;
};

/** What stands for all steps of a change, and for those of the night, instead of their names. */
const ALL = '--all';
const NIGHTLY = '--nightly';
/** The tags of `e2e/long.ts`. */
const [FURTHER_TAG, LONG_TAG] = ['@further', '@long'];

/**
 * The steps in the order in which they run, the quick ones first; the long ones only when they are asked for,
 * and those that take hours by night. A step that runs beside others starts at once, and is waited for at its place.
 *
 * @type {{ name: string, run: () => boolean | Promise<boolean>, needs?: string, isBeside?: true, browser?: true, isLong?: true, isNightly?: true, counts?: () => import('./test-counts.mjs').Counts, outcome?: () => string }[]}
 */
const STEPS = [
  { name: 'format', run: () => runTool('prettier', ['--check', '--log-level=warn', '.']) },
  { name: 'types', run: () => runTool('tsc', ['--project', '.']) },
  {
    name: 'layers',
    run: () => runTool('depcruise', ['src', 'cli', 'bench', 'e2e', 'scripts', '--config', '.dependency-cruiser.cjs']),
  },
  { name: 'dead-code', run: () => runTool('knip', ['--treat-config-hints-as-errors']) },
  {
    name: 'unit',
    run: vitest(['plain', 'unit', 'kernels', 'command-line'], UNIT_REPORT),
    counts: () => vitestCounts(UNIT_REPORT),
  },
  // One core is enough for it, and for those above: they run side by side.
  { name: 'lint', isBeside: true, run: () => startTool('eslint', ['--max-warnings=0', '.']) },
  {
    name: 'browser',
    run: vitest(['browser'], BROWSER_REPORT),
    browser: true,
    counts: () => vitestCounts(BROWSER_REPORT),
  },
  { name: 'build', run: () => runTool('vite', ['build', '--logLevel', 'warn']) },
  { name: 'size', run: () => runTool('size-limit', []) && tfjsIsApart(), needs: 'build' },
  {
    name: 'e2e',
    run: playwright(['--grep-invert', `${FURTHER_TAG}|${LONG_TAG}`]),
    needs: 'build',
    browser: true,
    counts: () => playwrightCounts(E2E_REPORT),
  },
  {
    name: 'e2e-further',
    isLong: true,
    run: playwright(['--grep', FURTHER_TAG, '--grep-invert', LONG_TAG]),
    needs: 'build',
    browser: true,
    counts: () => playwrightCounts(E2E_REPORT),
  },
  // Known weaknesses of what the lab ships, as far as a registry answers.
  { name: 'advisories', isLong: true, run: auditShipped, outcome: auditOutcome },
  // The package of npm, installed in an empty folder.
  { name: 'pack', isLong: true, run: packageWorks },
  // Networks of all lessons are trained again; the unit tests hold the claims on recorded results.
  { name: 'claims', isLong: true, run: () => runTool('tsx', ['cli/reproduce/reproduce.ts', '--quick']) },
  {
    name: 'unit-long',
    isLong: true,
    run: vitest(['unit-long'], UNIT_REPORT),
    counts: () => vitestCounts(UNIT_REPORT),
  },
  // Decoders with 100,000 damaged inputs each.
  { name: 'fuzz', isNightly: true, run: vitest(['fuzz'], UNIT_REPORT), counts: () => vitestCounts(UNIT_REPORT) },
  {
    name: 'dawn',
    isLong: true,
    run: vitest(['dawn'], UNIT_REPORT),
    // WebGPU in Node runs on the driver that comes with Chromium.
    browser: true,
    counts: () => vitestCounts(UNIT_REPORT),
  },
  {
    name: 'pytorch',
    isLong: true,
    run: () => {
      ensureTorch();
      return vitest(['pytorch'], UNIT_REPORT)();
    },
    counts: () => vitestCounts(UNIT_REPORT),
  },
  // The engines against float64, each on the same 40 networks. The Python with PyTorch has numpy.
  {
    name: 'platforms',
    isNightly: true,
    browser: true,
    run: () => runTool('tsx', ['scripts/platforms.ts']),
    outcome: () => readFileSync('test-results/platforms.txt', 'utf8'),
  },
  // The share of lines that tests reach in Node, with WebGPU on the driver that comes with Chromium.
  {
    name: 'coverage',
    isNightly: true,
    browser: true,
    run: vitest(['plain', 'unit', 'kernels', 'unit-long', 'command-line', 'dawn'], UNIT_REPORT, ['--coverage']),
    counts: () => vitestCounts(UNIT_REPORT),
  },
  // A few flows in browsers of other families.
  {
    name: 'browsers',
    isNightly: true,
    needs: 'build',
    run: () => runTool('tsx', ['scripts/browsers.ts']),
    outcome: () => readFileSync('test-results/browsers.txt', 'utf8'),
  },
  // The fixtures once more: `dawn` and `unit` train them in Node.
  {
    name: 'browser-long',
    isNightly: true,
    run: vitest(['browser-long'], BROWSER_REPORT),
    browser: true,
    counts: () => vitestCounts(BROWSER_REPORT),
  },
  // Ten minutes of random use while workers, storage, network and files fail.
  {
    name: 'soak',
    isNightly: true,
    browser: true,
    run: () => runTool('tsx', ['scripts/soak.ts', '--minutes', '10']),
    outcome: () => readFileSync('test-results/soak.txt', 'utf8'),
  },
  {
    name: 'e2e-long',
    isNightly: true,
    run: playwright(['--grep', LONG_TAG]),
    needs: 'build',
    browser: true,
    counts: () => playwrightCounts(E2E_REPORT),
  },
  // Tests of the tests. The longest of all.
  { name: 'mutants', isNightly: true, run: findMutants, outcome: mutantsOutcome },
];

const steps = chosenSteps(process.argv.slice(2));
await setUp();
if (steps.some((step) => step.browser)) {
  const { ensureBrowser, ensureTestPackages } = await import('./browser.mjs');
  process.env.CHROMIUM_PATH = ensureBrowser();
  ensureTestPackages();
}
rmSync('test-results', { recursive: true, force: true });
mkdirSync('test-results');
process.exitCode = (await runSteps()) ? 0 : 1;

/** @param {string[]} names */
function chosenSteps(names) {
  if (names.length === 1 && names[0] === ALL) return STEPS.filter((step) => !step.isNightly);
  if (names.length === 1 && names[0] === NIGHTLY)
    return chosenSteps(STEPS.filter((step) => step.isNightly).map(({ name }) => name));
  const unknown = names.find((name) => !STEPS.some((step) => step.name === name));
  if (unknown) stop(`There is no test step "${unknown}"; the steps are ${STEPS.map((step) => step.name).join(', ')}.`);
  if (names.length === 0) return STEPS.filter((step) => !step.isLong && !step.isNightly);
  return STEPS.filter(({ name }) =>
    STEPS.some((step) => names.includes(step.name) && [step.name, step.needs].includes(name)),
  );
}

/** Runs the chosen steps until one fails, then says what passed. */
async function runSteps() {
  const started = performance.now();
  const passed = [];
  let counts = NO_TESTS;
  const begun = new Map(steps.filter(({ isBeside }) => isBeside).map((step) => [step, step.run()]));

  for (const step of steps) {
    console.log(`\n--- ${step.name} ---`);
    const stepStarted = performance.now();
    const ok = await (begun.get(step) ?? step.run());
    const stepCounts = step.counts?.() ?? NO_TESTS;
    counts = addCounts(counts, stepCounts);
    console.log(`--- ${step.name} ${ok ? 'passed' : 'FAILED'} in ${elapsed(stepStarted)} ---`);

    if (!ok) {
      // A step that fails without a failed test (a lint error, a crash) counts as one failure.
      const failed = stepCounts.failed === 0 ? addCounts(counts, { ...NO_TESTS, failed: 1 }) : counts;
      console.log(`\n${plainCounts(failed)}`);
      console.log(`The step "${step.name}" failed. To run it alone: npm test -- ${step.name}`);
      return false;
    }
    const said = step.counts ? plainCounts(stepCounts) : step.outcome?.();
    passed.push(said ? `${step.name} (${said})` : step.name);
  }
  console.log(`\n${plainCounts(counts)}`);
  console.log(`All passed in ${elapsed(started)}: ${passed.join('; ')}.`);
  return true;
}

/** @param {number} started */
function elapsed(started) {
  const seconds = Math.round((performance.now() - started) / 1000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
