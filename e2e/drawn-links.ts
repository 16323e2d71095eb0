import fc from 'fast-check';
import { differencesOf } from '../src/config/comparison.ts';
import { defaultExperiment } from '../src/config/default-experiment.ts';
import type { Experiment } from '../src/config/experiment.ts';
import { encodeLink } from '../src/config/link/link.ts';
import { encodePriorLink } from '../src/config/link/prior-link.ts';
import { encodeSweepLink } from '../src/config/link/sweep-link.ts';
import { encodeView, VIEW_ROWS, type LinkedView } from '../src/config/link/view-fields.ts';
import { DEFAULT_PRIOR, PRIOR, parsePrior } from '../src/config/prior.ts';
import { repairExperiment } from '../src/config/repair/repair.ts';
import { parseSweep } from '../src/config/sweep/sweep.ts';
import { experimentArbitrary } from '../src/config/testing/experiment-arbitrary.ts';
import { drawnSettings } from '../src/settings/testing/drawn-settings.ts';

/** What keeps any experiment short on one core; all else is as drawn. */
const MOST = { width: 48, depth: 5, samples: 96, steps: 24, probe: 32, networks: 400 };

/** Makes an experiment small. */
function small(experiment: Experiment): Experiment {
  const { task, net, train, measure } = experiment;
  const least = (value: number, most: number) => Math.min(value, most);
  const fewer = (name: string) =>
    name in task ? { [name]: least((task as unknown as Record<string, number>)[name], MOST.samples) } : {};
  const draft = {
    ...experiment,
    task: { ...task, ...fewer('samples'), ...fewer('testSamples') },
    net: { ...net, width: least(net.width, MOST.width), depth: least(net.depth, MOST.depth) },
    train: { ...train, steps: 1 + (train.steps % MOST.steps) },
    measure: { ...measure, probe: least(measure.probe, MOST.probe) },
  };
  return repairExperiment(draft, { ...defaultExperiment, task: draft.task }).value;
}

const experiments = experimentArbitrary.map(small);
const views = fc
  .record(Object.fromEntries(Object.entries(VIEW_ROWS).map(([name, { kind }]) => [name, kind.arbitrary(fc)])))
  // At rest nothing is measured, and a step beyond the end is none.
  .map((view) => encodeView({ ...view, paused: false, at: null } as LinkedView));

const oneNetwork = fc.tuple(experiments, views).map(([experiment, view]) => encodeLink(experiment) + view);
const twoNetworks = fc.tuple(experiments, experiments, views, fc.boolean()).map(([left, other, view, isAlike]) => {
  const right = isAlike ? { ...left, scaling: other.scaling } : { ...other, task: left.task };
  const both = repairExperiment(right, left).value;
  const differing = differencesOf(left, both);
  return encodeLink(left, differing.length > 0 ? { right: both, differing } : null) + view;
});
const framed = fc
  .tuple(fc.constantFrom('?embed=1', '?present=1', '?embed=1&show=loss,function', '?lang=ja'), oneNetwork)
  .map(([flags, link]) => flags + link);
const AXES = [
  { setting: 'train.lr', values: [0.01, 0.1, 10] },
  { setting: 'net.width', values: [2, 8] },
  { setting: 'scaling.gamma0', values: [0.01, 10] },
];
const sweeps = fc.tuple(experiments, fc.subarray(AXES, { minLength: 1, maxLength: 2 })).map(([base, axes]) => {
  const parsed = parseSweep({ base: { ...base, train: { ...base.train, steps: 4 } }, axes, seeds: 1, name: 'drawn' });
  return parsed.ok ? encodeSweepLink(parsed.sweep) : encodeLink(base);
});
const priors = drawnSettings(PRIOR).map((drawn) => {
  const { width, depth, inputs, y, ...rest } = drawn as Record<string, unknown> & Drawn;
  const targets = y?.slice(0, inputs - 1);
  const parsed = parsePrior({
    ...rest,
    ...{ inputs, networks: MOST.networks, width: Math.min(width, MOST.width), depth: Math.min(depth, MOST.depth) },
    ...(targets && targets.length > 0 && { y: targets, outputs: 1 }),
  });
  return encodePriorLink(parsed.ok ? parsed.prior : DEFAULT_PRIOR);
});
interface Drawn {
  width: number;
  depth: number;
  inputs: number;
  y?: number[];
}

/** Returns so many links of any view with any settings, the same each time. */
export const drawnLinks = (count: number): string[] =>
  fc.sample(
    fc.oneof(
      { weight: 12, arbitrary: oneNetwork },
      { weight: 5, arbitrary: twoNetworks },
      { weight: 4, arbitrary: framed },
      { weight: 2, arbitrary: sweeps },
      { weight: 2, arbitrary: priors },
    ),
    { numRuns: count, seed: 12 },
  );
