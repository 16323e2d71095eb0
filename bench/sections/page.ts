/** The costs that the page adds to training: frames, and the loop that sends them. */
import { FRAME_KINDS } from '../../src/config/measures/measure-row.ts';
import type { ComparisonWork, Job } from '../contestants/contestant.ts';
import type { House } from '../house.ts';
import { race, type Effort, type Result } from '../race.ts';
import { compare, type Row } from '../row.ts';
import { enter } from '../stages/stage.ts';
import { mean, spread } from '../statistics.ts';
import { words } from '../words.ts';
import type { Section } from './section.ts';

/** The cost of a frame of each kind: ours in ms a frame, beside a step of the same run. */
export const FRAMES: Section = {
  ids: FRAME_KINDS.map((kind) => `frame.${kind}`),
  quick: [],
  run: async (asked, house) => {
    const kinds = FRAME_KINDS.filter((kind) => asked.has(`frame.${kind}`));
    const jobs = [null, ...kinds].map((frames): Job => ({ contestant: 'frames', backend: 'wasm', frames }));
    const [step, ...others] = await raceOf(jobs, 'frame', house, house.effort);
    return kinds.map((kind, i) => {
      const row = { id: `frame.${kind}`, shape: words.pageExperiment, peerName: words.aStep };
      return compare(row, minus(others[i], step), step);
    });
  },
};

/** Subtracts the time of a step from that of a frame and a step. */
const minus = (both: Result, step: Result): Result =>
  both.ok && step.ok ? { ...both, wall: both.wall.map((ms, round) => ms - step.wall[round]) } : both;

/** Rounds that are long enough for several frames; the most costly kind gets a fifteenth of the time. */
const LENGTHS = { quick: { roundMs: 1200, warmUpMs: 2000 }, whole: { roundMs: 3000, warmUpMs: 5000 } };

/** The page's loop with its frames, and without. */
export const STREAMS: Section = {
  ids: ['streaming.cost', 'streaming.step'],
  quick: ['streaming.cost', 'streaming.step'],
  run: async (asked, house) => {
    const jobs = [true, false].map((frames): Job => ({ contestant: 'loop', backend: 'wasm', frames }));
    const lengths = house.quick ? LENGTHS.quick : LENGTHS.whole;
    const results = await raceOf(jobs, 'streaming', house, { ...house.effort, ...lengths });
    return rowsOf(results).filter(({ id }) => asked.has(id));
  },
};

const WORKS: readonly ComparisonWork[] = ['steps', 'frames', 'snapshots', 'checkpoints', 'pictures'];

/** Two networks side by side, in the page's loop and without it. */
export const COMPARISON: Section = {
  ids: ['comparison.step', 'comparison.unseen', 'comparison.snapshots', 'comparison.checkpoints'],
  quick: ['comparison.step'],
  run: async (asked, house) => {
    const jobs = WORKS.map((work): Job => ({ contestant: 'comparison', backend: 'wasm', work }));
    const lengths = house.quick ? LENGTHS.quick : LENGTHS.whole;
    const [steps, frames, snapshots, checkpoints, pictures] = await raceOf(jobs, 'comparison', house, {
      ...house.effort,
      ...lengths,
    });
    const shape = words.comparison;
    return [
      byMeans({ id: 'comparison.step', shape, peerName: words.bareEnsemble }, pictures, steps),
      byMeans({ id: 'comparison.unseen', shape, peerName: words.bareEnsemble }, snapshots, steps),
      costOf({ id: 'comparison.snapshots', shape, peerName: words.withoutSnapshots }, snapshots, frames),
      costOf({ id: 'comparison.checkpoints', shape, peerName: words.withoutCheckpoints }, checkpoints, snapshots),
    ].filter(({ id }) => asked.has(id));
  },
};

/** Makes the rows of the default run. */
function rowsOf([streaming, quiet]: Result[]): Row[] {
  const row = { shape: words.pageExperiment, peerName: words.withoutFrames };
  return [
    costOf({ id: 'streaming.cost', ...row }, streaming, quiet),
    byMeans({ id: 'streaming.step', ...row }, streaming, quiet),
  ];
}

type Heading = Pick<Row, 'id' | 'shape' | 'peerName'>;

/** Makes a row from means; medians would not see a frame that comes in every third round. */
function byMeans(heading: Heading, ours: Result, peer: Result): Row {
  const row = compare(heading, ours, peer);
  if (!ours.ok || !peer.ok) return row;
  const [own, others] = [mean(ours.wall), mean(peer.wall)];
  return { ...row, ours: own, peer: others, ratio: others / own };
}

/** Makes a row of the fraction of the speed that something costs. */
function costOf(heading: Heading, ours: Result, peer: Result): Row {
  const row = byMeans(heading, ours, peer);
  if (!ours.ok || !peer.ok || row.ratio === null) return row;
  const costs = ours.wall.map((ms, round) => 1 - peer.wall[round] / ms);
  const cost = 1 - row.ratio;
  return { ...row, ours: cost, peer: null, ratio: cost, spread: spread(costs), best: 1 - (row.best ?? NaN) };
}

const raceOf = (jobs: Job[], name: string, house: House, effort: Effort): Promise<Result[]> =>
  race(
    jobs.map((job) => ({
      name: JSON.stringify('frames' in job ? job.frames : 'work' in job ? job.work : ''),
      enter: async () => enter(await house.wasm(), [job]),
    })),
    null,
    effort,
    (line) => house.say(words.preparing(name, line)),
  );
