/** The costs that the page adds to training: frames, and the loop that sends them. */
import { FRAME_KINDS } from '../../src/config/measures/measure-row.ts';
import type { Job } from '../contestants/contestant.ts';
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

/** Makes the rows from means; medians would not see a frame that comes in every third round. */
function rowsOf([streaming, quiet]: Result[]): Row[] {
  const row = compare({ id: '', shape: words.pageExperiment, peerName: words.withoutFrames }, streaming, quiet);
  const step = { ...row, id: 'streaming.step' };
  if (!streaming.ok || !quiet.ok) return [{ ...row, id: 'streaming.cost' }, step];
  const [ours, peer] = [mean(streaming.wall), mean(quiet.wall)];
  const costs = streaming.wall.map((ms, round) => 1 - quiet.wall[round] / ms);
  const cost = { ...row, id: 'streaming.cost', ours: 1 - peer / ours, peer: null, ratio: 1 - peer / ours };
  return [
    { ...cost, spread: spread(costs), best: 1 - (row.best ?? NaN) },
    { ...step, ours, peer, ratio: peer / ours },
  ];
}

const raceOf = (jobs: Job[], name: string, house: House, effort: Effort): Promise<Result[]> =>
  race(
    jobs.map((job) => ({
      name: JSON.stringify('frames' in job ? job.frames : ''),
      enter: async () => enter(await house.wasm(), [job]),
    })),
    null,
    effort,
    (line) => house.say(words.preparing(name, line)),
  );
