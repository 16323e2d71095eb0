import { describe, expect, it } from 'vitest';
import { DEFAULT_PRIOR, type PriorExperiment } from '../../config/prior.ts';
import type { PriorSampler } from '../../engine/prior/prior-sampler.ts';
import { createDrawing, type Drawing } from './drawing.ts';
import type { Emit } from '../protocol.ts';

const prior: PriorExperiment = { ...DEFAULT_PRIOR, networks: 1000 };
const theory: PriorSampler['theory'] = { numbers: {}, x: new Float64Array(), curves: {}, center: 0, deviation: 1 };
const CHUNK = 100;
/** The cost of a chunk on the clock of these tests, in ms. */
const COST = 30;

/** Creates a sampler that counts, and may break. */
function countingSampler({ networks }: PriorExperiment, clock: { time: number }, breaksAt: number): PriorSampler {
  let drawn = 0;
  return {
    theory,
    get drawn() {
      return drawn;
    },
    draw: async () => {
      await Promise.resolve();
      if (drawn === breaksAt) throw new RangeError('Array buffer allocation failed');
      clock.time += COST;
      drawn = Math.min(networks, drawn + CHUNK);
    },
    report: () => ({
      networks: drawn,
      effective: drawn,
      measures: [],
      histogram: { edges: new Float64Array(), counts: new Float64Array(), total: 0 },
    }),
  };
}

type Emitted = Parameters<Emit>[0];
const untilItRests = () => new Promise((resolve) => setTimeout(resolve));

async function draw(
  acts: Partial<Record<number, (drawing: Drawing) => void>> = {},
  { breaksAt = -1, wanted = prior } = {},
) {
  const clock = { time: 0 };
  const events: Emitted[] = [];
  let breaths = 0;
  const drawing: Drawing = createDrawing(
    { prior: wanted, runId: 4, opened: Promise.resolve(true) },
    {
      now: () => clock.time,
      breathe: async () => {
        await Promise.resolve();
        acts[breaths++]?.(drawing);
      },
      emit: (event) => void events.push(event),
      createPriorSampler: (asked) => countingSampler(asked, clock, breaksAt),
    },
  );
  await untilItRests();
  return { drawing, events, drawn: () => events.filter((event) => event.type === 'drawn') };
}

describe('a drawing', () => {
  it('sends the theory first, reports while it draws, and is done when all networks are drawn', async () => {
    const { events, drawn } = await draw();
    expect(events[0]).toMatchObject({ type: 'theory', runId: 4 });
    const counts = drawn().map(({ report }) => report.networks);
    expect(counts[0]).toBe(CHUNK);
    expect(counts).toEqual([...counts].sort((a, b) => a - b));
    expect(counts.length).toBeLessThan(prior.networks / CHUNK);
    expect(drawn().at(-1)).toMatchObject({ state: 'done', report: { networks: prior.networks } });
  });

  it('rests during a pause, and goes on from there', async () => {
    const { drawing, drawn } = await draw({ 3: ({ pause }) => pause() });
    expect(drawn().at(-1)).toMatchObject({ state: 'paused', report: { networks: 3 * CHUNK } });
    drawing.resume();
    await untilItRests();
    expect(drawn().at(-1)).toMatchObject({ state: 'done', report: { networks: prior.networks } });
  });

  it('that was stopped sends nothing more, not even how it ended', async () => {
    const { events } = await draw({ 2: ({ stop }) => stop() });
    expect(events.at(-1)).toMatchObject({ type: 'drawn', state: 'running' });
    const broken = await draw({ 2: ({ stop }) => stop() }, { breaksAt: 2 * CHUNK });
    expect(broken.events.some(({ type }) => type === 'error')).toBe(false);
  });

  it('that runs out of memory names the size and the control', async () => {
    const { events } = await draw({}, { breaksAt: CHUNK });
    expect(events.at(-1)).toMatchObject({ type: 'error', code: 'out-of-memory', control: 'width' });
    expect(events.at(-1)).toHaveProperty('sentence', expect.stringContaining('width 40 and depth 20'));
  });

  it('of a prior that the schema refuses is an error at its control', async () => {
    const { events } = await draw({}, { wanted: { ...prior, depth: -1 } });
    expect(events).toMatchObject([{ type: 'error', code: 'config', control: 'depth' }]);
  });
});
