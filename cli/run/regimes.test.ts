/** The verdict on trained networks (docs/maths.md 5.7), at equal loss. */
import { beforeAll, describe, expect, it } from 'vitest';
import { readDigits } from '../machine/digits-files.ts';
import { unpackFrame, type Frame } from '../../src/config/frame.ts';
import { LEARNED_SHARE, regimeOf, REGIMES, regimeValues, type Verdict } from '../../src/config/measures/regime.ts';
import { makeTask } from '../../src/tasks/tasks.ts';
import { openBackend } from '../../src/engine/backends/open-backend.ts';
import { createRun } from '../../src/engine/create-run.ts';
import { experimentOf } from '../../src/engine/testing/experiments.ts';

const RICHNESS = [0.01, 0.1, 0.3, 1, 3, 10];
const WIDTHS = [64, 181, 512];
/** The steps in which the laziest network has halved its loss, with room; more is an error. */
const MOST_STEPS = 3000;
/** Under ntp a movement goes as 1 / sqrt(width), here .59 from one to the next; .7 leaves room for higher orders. */
const LAZIER = 0.7;
/** Under mup movements stay of one size; narrow networks differ by the draw of their weights. */
const SAME = 1.5;
/** The time for the networks of a test, in ms on a busy machine. */
const PATIENCE = 180_000;

const TASKS = {
  curve: {
    task: { name: 'curve', curve: 'sine', samples: 32, testSamples: 16 },
    net: { width: 64, depth: 2, activation: 'tanh', bias: true },
    train: { optimizer: 'momentum', lr: 0.02, batch: 'full' },
  },
  spirals: {
    task: { name: 'planar', shape: 'spirals', samples: 128, testSamples: 16, noise: 0.05 },
    net: { width: 64, depth: 2, activation: 'tanh', bias: true },
    train: { lr: 0.1, batch: 'full' },
  },
  digits: {
    task: { name: 'digits', classes: '4-9', targets: 'sign', samples: 128, testSamples: 16 },
    net: { width: 64, depth: 2, activation: 'relu' },
    train: { lr: 0.02, batch: 64 },
  },
};
type Settings = (typeof TASKS)[keyof typeof TASKS];

/** Trains a network for each change, side by side, and returns their verdicts where the loss has fallen to `share`. */
async function verdictsOf(settings: Settings, changes: { scaling: object; width?: number }[], share: number) {
  const members = changes.map(({ scaling, width = settings.net.width }) =>
    experimentOf({ ...settings, net: { ...settings.net, width }, scaling: { centered: true, ...scaling } }),
  );
  const { dataset } = await makeTask(members[0].task, readDigits);
  const run = await createRun({ members, dataset });
  const measure = async (kind: 'light' | 'alignment'): Promise<Frame[]> => {
    const packed = await run.measure(kind);
    const { stride } = run.layout;
    return members.map((_, m) => unpackFrame(run.layout, packed.subarray(m * stride, (m + 1) * stride)));
  };
  const first = await measure('light');
  const verdicts: Verdict[] = [];
  const isThere = (frame: Frame, m: number) => !verdicts[m] && Number(frame.loss) <= share * Number(first[m].loss);
  while (Object.keys(verdicts).length < members.length) {
    const next = Math.ceil(1.05 * (run.stepsDone + 1));
    if (next > MOST_STEPS) throw new Error('A network has not learned enough for a verdict.');
    while (run.stepsDone < next) run.step();
    const hasNews = (await measure('light')).some(isThere);
    const frames = hasNews ? await measure('alignment') : [];
    frames.forEach((frame, m) => {
      if (isThere(frame, m)) verdicts[m] = regimeOf(regimeValues(frame, first[m]));
    });
  }
  run.dispose();
  return verdicts;
}

const valuesOf = (verdict: Verdict) =>
  Object.fromEntries(verdict.evidence.map(({ measure, value }) => [measure, value]));
const places = (verdicts: Verdict[]) => verdicts.map(({ regime }) => REGIMES.findIndex((name) => name === regime));

describe('the verdict on networks that have halved their loss', { timeout: PATIENCE }, () => {
  beforeAll(() => openBackend('wasm'));

  it.each(Object.keys(TASKS) as (keyof typeof TASKS)[])(
    'goes from lazy by way of in between to rich with gamma0: %s',
    async (name) => {
      const changes = RICHNESS.map((gamma0) => ({ scaling: { preset: 'mup', gamma0 } }));
      const verdicts = await verdictsOf(TASKS[name], changes, LEARNED_SHARE);
      for (const { evidence } of verdicts)
        expect(evidence.map(({ measure }) => measure)).toEqual(['twinGap', 'ntkChange', 'featureMove']);
      const found = places(verdicts);
      expect(found[0]).toBe(REGIMES.indexOf('lazy'));
      expect(found.at(-1)).toBe(REGIMES.indexOf('rich'));
      expect(found).toContain(REGIMES.indexOf('between'));
      expect([...found].sort()).toEqual(found);
    },
  );

  it('is lazier at every larger width under ntp, and the same under mup', async () => {
    const [ntp, mup]: Verdict[][] = [[], []];
    for (const width of WIDTHS) {
      ntp.push(...(await verdictsOf(TASKS.curve, [{ width, scaling: { preset: 'ntp', gamma0: 0.3 } }], 0.1)));
      mup.push(...(await verdictsOf(TASKS.curve, [{ width, scaling: { preset: 'mup', gamma0: 0.3 } }], 0.1)));
    }
    expect(ntp.map(({ regime }) => regime)[0]).toBe('between');
    expect(ntp.at(-1)?.regime).toBe('lazy');
    expect(new Set(mup.map(({ regime }) => regime))).toEqual(new Set(['between']));
    const [moves, constant] = [ntp, mup].map((verdicts) => verdicts.map((verdict) => valuesOf(verdict).featureMove));
    moves.slice(1).forEach((move, i) => expect(move).toBeLessThan(LAZIER * moves[i]));
    expect(Math.max(...constant) / Math.min(...constant)).toBeLessThan(SAME);
  });
});
