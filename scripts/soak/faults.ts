/** What goes wrong around the lab while somebody uses it, and how the lab gets over it. */
import { expect } from '@playwright/test';
import { fillStorage, goOffline, loseFiles, setHidden } from '../../e2e/page-faults.ts';
import { sweepPage } from '../../e2e/sweep-page.ts';
import { timePage } from '../../e2e/time-page.ts';
import { workerFaults, type WorkerFaults } from '../../e2e/worker-faults.ts';
import { trainingWorker } from './memory.ts';
import { enter, goTo, oneOf, PATIENCE, type Walker } from './walker.ts';

/** A fault. `strike` returns what ends it, where it lasts, and `null` where it can't happen at present. */
export interface Fault {
  strike: (walker: Walker) => Promise<(() => Promise<void>) | null>;
  /** Whether requests fail meanwhile. */
  cutsOff?: true;
  onlyOn?: 'webgpu';
}

const AT_ONCE = () => Promise.resolve();
/** Files of every kind that the page loads late. */
const LOST = [
  /assets\/(sweep|prior|lessons)-view-.*\.js/,
  /assets\/(settings-panel|inspector|save-menu|share-panel|take-away)-.*\.(js|css)/,
  /assets\/worker\/.*\.js/,
  /digits\/.*\.bin/,
  /lessons\/.*\.json/,
];
const SWEEP =
  '#v=1&view=sweep&x=net.width:8,16,32&y=train.lr:0.01,0.02&seeds=1&frames=light&task=planar&samples=64&batch=16&steps=300';
/** The networks of the sweep. */
const NETWORKS = 6;

/** An experiment that trains on and on. */
const LASTING = '#v=1&task=planar&samples=64&width=32&depth=2&batch=32&steps=10000000';

/** What can happen to the worker that trains, by its name. */
export const WORKER_STRIKES: Readonly<Record<string, (faults: WorkerFaults) => unknown>> = {
  'worker killed': (faults) => faults.close(),
  'worker hung': (faults) => faults.hang(),
  'GPU device destroyed': (faults) => faults.strikeDevice('lost').catch(() => undefined),
};

/** Does something to the worker that trains. */
export async function strikeTraining({ page }: Walker, name: string): Promise<void> {
  const worker = await trainingWorker(page);
  await WORKER_STRIKES[name](workerFaults(page, () => worker));
}

/** Strikes the worker that trains, and waits until the run goes on. */
const onTraining =
  (name: keyof typeof WORKER_STRIKES): Fault['strike'] =>
  async (walker) => {
    if ((await phaseOf(walker)) !== 'running') {
      await enter(walker, LASTING);
      await reach(walker, 'steps');
    }
    await strikeTraining(walker, name);
    await reach(walker, 'steps');
    return AT_ONCE;
  };

/** Strikes a worker of a sweep, and waits until all networks are trained. */
const inSweep =
  (name: keyof typeof WORKER_STRIKES): Fault['strike'] =>
  async (walker) => {
    const { page, random } = walker;
    await enter(walker, `${SWEEP}&seed=${random.integer(1000)}`);
    const sweep = sweepPage(page);
    await sweep.result.waitFor();
    await sweep.press(/^Run|^Go on/);
    await page.locator('[data-testid=sweep-status]:is([data-phase=running], [data-phase=done])').waitFor();
    // Those of the sweep came last.
    const worker = page.workers()[page.workers().length - 1];
    await WORKER_STRIKES[name](workerFaults(page, () => worker));
    await page.locator('[data-testid=sweep-status][data-phase=done]').waitFor();
    const { runs } = JSON.parse(await sweep.save(/^Save the result as JSON/)) as { runs: { outcome: string }[] };
    const done = runs.filter(({ outcome }) => outcome === 'done').length;
    if (done !== NETWORKS) throw new Error(`Of ${NETWORKS} networks of a sweep, ${done} were trained.`);
    return AT_ONCE;
  };

/** Each fault by its name. */
export const FAULTS: Readonly<Record<string, Fault>> = {
  'worker killed': { strike: onTraining('worker killed') },
  'worker hung': { strike: onTraining('worker hung') },
  'GPU device destroyed': { onlyOn: 'webgpu', strike: onTraining('GPU device destroyed') },
  'worker of a sweep killed': { strike: inSweep('worker killed') },
  'GPU of a sweep destroyed': { onlyOn: 'webgpu', strike: inSweep('GPU device destroyed') },
  'storage full': { strike: ({ page }) => fillStorage(page) },
  'network cut': { cutsOff: true, strike: ({ page }) => goOffline(page) },
  'file not found': { cutsOff: true, strike: (walker) => loseFiles(walker.page, oneOf(walker, LOST)) },
  'tab hidden': {
    strike: async ({ page }) => {
      await setHidden(page, true);
      return () => setHidden(page, false);
    },
  },
  'page frozen': {
    strike: async ({ page }) => {
      const session = await page.context().newCDPSession(page);
      await session.send('Page.setWebLifecycleState', { state: 'frozen' });
      await session.send('Page.setWebLifecycleState', { state: 'active' });
      await session.detach();
      return AT_ONCE;
    },
  },
};

/**
 * Does what the page offers after a fault, and waits until it trains again.
 *
 * @throws an error with what it waited for
 */
export async function recover(walker: Walker): Promise<void> {
  const { page } = walker;
  const offers = page
    .getByTestId('late-note')
    .getByRole('button', { name: 'Try again' })
    .or(page.getByRole('button', { name: /^(Load it again|Try again)$/ }));
  await expect(async () => {
    if (await offers.first().isVisible()) await offers.first().click({ timeout: 1000 });
    await expect(offers).toHaveCount(0, { timeout: 2000 });
  }).toPass({ timeout: PATIENCE });
  await goTo(walker, 'Training');
  await reach(walker, 'steps');
}

/** Returns the phase of the shown run; `null` where none is shown. */
export const phaseOf = ({ page }: Walker): Promise<string | null> =>
  page
    .locator('[data-testid=run-status]')
    .getAttribute('data-phase', { timeout: 1000 })
    .catch(() => null);

/** The failures of the networks or of their settings: the run is over, and would fail again. */
const OF_RUN = ['diverged', 'config', 'data', 'memory', 'out-of-memory'];
/** So many changes of the step in a row, looked at once in so many ms, tell that a worker lives. */
const [LIVES, LOOK_EVERY] = [3, 700];

/**
 * Presses what the page offers where a worker has failed or the run rests, until the run goes on or is over.
 *
 * @param wanted `end`: until it is over
 */
export async function reach(walker: Walker, wanted: 'steps' | 'end'): Promise<void> {
  const { page, lab } = walker;
  const failed = lab.failure.first();
  const offer = failed.getByRole('button', { name: /Go on from step|^Reset/ }).first();
  const { now } = timePage(page);
  const play = page.getByRole('group', { name: 'Run', exact: true }).getByRole('button', { name: 'Play', exact: true });
  let last = -1;
  let changes = 0;
  await expect(async () => {
    const code = (await failed.isVisible()) ? await failed.getAttribute('data-code', { timeout: 1000 }) : null;
    const phase = await phaseOf(walker);
    if (phase === 'done' || (phase === 'failed' && code !== null && OF_RUN.includes(code))) return;
    if (code !== null && !OF_RUN.includes(code)) await offer.click({ timeout: 1000 });
    else if (phase === 'paused') await play.click({ timeout: 1000 });
    // The step of the page is one of the past while the time line is there.
    if ((await now.isVisible()) && (await now.isEnabled())) await now.click({ timeout: 1000 });
    const step = await lab.step();
    changes = step === last ? 0 : changes + 1;
    last = step;
    expect(wanted === 'steps' && changes > LIVES, `the ${wanted} of a run that is ${phase} (${code})`).toBe(true);
  }).toPass({ timeout: PATIENCE, intervals: [LOOK_EVERY] });
}
