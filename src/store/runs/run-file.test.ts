import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { frameLayout } from '../../config/frame.ts';
import { layerShapes, scalingTable } from '../../config/scaling.ts';
import { experimentArbitrary } from '../../config/testing/experiment-arbitrary.ts';
import { SCHEDULE_KINDS } from '../../maths/rate-schedule.ts';
import type { Snapshot } from '../../engine/run/snapshot.ts';
import { createStream } from '../training/stream.ts';
import type { Recording } from './recording.ts';
import { decodeRun, encodeRun, KEPT_BOUNDS, type RunFile } from './run-file.ts';
import { createSnapshots } from './snapshots.ts';
import { madeRecording, SMALL } from './testing/made-recording.ts';

const atOnce = () => Promise.resolve();
const encode = (recording: Recording, bounds = KEPT_BOUNDS) => encodeRun(recording, bounds, atOnce);

function decoded(value: unknown): Recording {
  const read = decodeRun(value);
  if (!read.ok) throw new Error(read.sentence);
  return read.recording;
}

/** Returns all of a recording as plain data. */
function contentOf({ stream, snapshots, ...others }: Recording) {
  const columns = Array.from({ length: stream.layout.stride }, (_, offset) => {
    const { x, y, length } = stream.series(offset);
    return { x: [...x.subarray(0, length)], y: [...y.subarray(0, length)] };
  });
  return { ...others, columns, snapshots: snapshots.steps.map((step) => snapshots.at(step)) };
}

const numbers = fc.float({ noNaN: false, noDefaultInfinity: false });
const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
const schedules = fc.option(
  fc.record({
    kind: fc.constantFrom(...SCHEDULE_KINDS),
    warmup: fc.nat(100),
    steps: fc.integer({ min: 1, max: 100 }),
    final: fc.constantFrom(0, 0.5),
    every: fc.integer({ min: 1, max: 100 }),
    factor: fc.constantFrom(0, 0.5),
  }),
);
const sentences = fc.string({ maxLength: 20 });

/** Draws a recording of any experiment, within the bounds of a file. */
const recordings: fc.Arbitrary<Recording> = experimentArbitrary
  // Snapshots of wide networks take too long to draw.
  .map((experiment) => ({ ...experiment, net: { ...experiment.net, width: Math.min(experiment.net.width, 8) } }))
  .chain((experiment) =>
    fc.record({
      id: fc.string({ minLength: 1 }),
      startedAt: fc.nat(),
      experiment: fc.constant(experiment),
      stream: fc.uniqueArray(fc.nat(1e6), { maxLength: 20 }).chain((steps) => {
        const { stride } = frameLayout(experiment.net.depth);
        const row = fc.array(numbers, { minLength: stride, maxLength: stride });
        return fc.array(row, { minLength: steps.length, maxLength: steps.length }).map((rows) => {
          const stream = createStream(frameLayout(experiment.net.depth));
          [...steps]
            .sort((a, b) => a - b)
            .forEach((step, i) => stream.append(Float32Array.from([step, ...rows[i].slice(1)]), 1));
          return stream;
        });
      }),
      snapshots: fc.uniqueArray(fc.nat(1e4), { maxLength: 4 }).map((steps) => {
        const snapshots = createSnapshots();
        for (const step of steps.sort((a, b) => a - b)) snapshots.add(snapshotAt(experiment, step));
        return snapshots;
      }),
      scaling: fc.constantFrom([], scalingTable(experiment)),
      task: fc.option(
        fc.record({
          sentence: sentences,
          picture: fc.constantFrom(
            { kind: 'scatter' as const, xLabel: 'x', yLabel: 'y', points: Float32Array.of(1, NaN, -0) },
            {
              kind: 'curve' as const,
              xLabel: 'x',
              yLabel: 'y',
              line: Float32Array.of(1, 2),
              points: new Float32Array(),
            },
            { kind: 'images' as const, side: 2, count: 1, pixels: Float32Array.of(0, 0.5, 1, 0) },
          ),
        }),
      ),
      dataColumns: fc.option(
        fc.record({
          inputs: fc.array(fc.record({ name: sentences, mean: finite, std: finite }), { maxLength: 2 }),
          targets: fc.array(fc.record({ name: sentences }), { maxLength: 2 }),
          classes: fc.array(sentences, { maxLength: 2 }),
        }),
        { nil: undefined },
      ),
      memory: fc.option(sentences),
      notices: fc.array(sentences, { maxLength: 3 }),
      happenings: fc.array(fc.record({ kind: fc.constant('catapult' as const), step: fc.nat(), sentence: sentences }), {
        maxLength: 2,
      }),
      backendChanges: fc.array(
        fc.record({ step: fc.nat(1e6), from: fc.constantFrom('webgpu', 'wasm'), to: fc.constantFrom('wasm', 'cpu') }),
        { maxLength: 2 },
      ),
      pointChanges: fc.array(fc.record({ step: fc.nat(1e6), points: fc.nat(256) }), { maxLength: 2 }),
      learningRateChanges: fc.array(
        fc.record({ step: fc.nat(), lr: finite, schedule: schedules }, { requiredKeys: ['step', 'lr'] }),
        {
          maxLength: 2,
        },
      ),
      failure: fc.option(
        fc.record({
          code: fc.constantFrom('diverged' as const, 'internal' as const),
          sentence: sentences,
          control: fc.option(sentences),
          remedy: fc.record({ path: fc.constant('train.lr' as const), value: fc.double({ noNaN: true }) }),
        }),
      ),
    }),
  );

const isPlanar = ({ task }: Recording['experiment']) => task.name === 'planar';

function snapshotAt(experiment: Recording['experiment'], step: number): Snapshot {
  const shapes = layerShapes(experiment);
  return {
    step,
    weights: shapes.map(([rows, columns], l) => new Float32Array(rows * columns).fill(step + l / 8)),
    biases: experiment.net.bias ? shapes.map(([rows]) => new Float32Array(rows).fill(-step)) : null,
    ...(step % 2 === 1 && { beside: { twin: Float32Array.of(step, NaN), limit: null } }),
    ...(isPlanar(experiment) && { units: new Float32Array(2 * shapes[0][0]).fill(step) }),
  };
}

describe('the file form of a recording', () => {
  it('gives the recording back, after a structured clone too', async () => {
    await fc.assert(
      fc.asyncProperty(recordings, async (recording) => {
        const file = structuredClone(await encode(recording));
        expect(contentOf(decoded(file))).toEqual(contentOf(recording));
      }),
      { numRuns: 60 },
    );
  });

  it('has no column for a measure that was never taken', async () => {
    const { columns } = await encode(madeRecording());
    expect(columns).toEqual(['step', 'loss']);
  });

  it('holds at most so many rows of a long run, the first and the last among them, with pauses for the page', async () => {
    const breathe = vi.fn(atOnce);
    const long = madeRecording({ steps: Array.from({ length: 6000 }, (_, i) => 5 * i) });
    const file = await encodeRun(long, KEPT_BOUNDS, breathe);
    const { x, length } = decoded(file).stream.series(0);
    expect(length).toBeLessThanOrEqual(KEPT_BOUNDS.rows);
    expect(length).toBeGreaterThan(KEPT_BOUNDS.rows / 4);
    expect([x[0], x[length - 1]]).toEqual([0, 5 * 5999]);
    expect(breathe.mock.calls.length).toBeGreaterThanOrEqual(6);
  });

  it('holds at most so many snapshots, the first and the last among them', async () => {
    const steps = Array.from({ length: 100 }, (_, i) => 10 * i);
    const { snapshots } = await encode(madeRecording({ snapshots: steps }));
    expect(snapshots.length).toBe(KEPT_BOUNDS.snapshots.count);
    expect([snapshots[0].step, snapshots.at(-1)?.step]).toEqual([0, 990]);
  });

  it('holds none where two are too many bytes', async () => {
    const bounds = { ...KEPT_BOUNDS, snapshots: { count: 24, bytes: 100 } };
    expect((await encode(madeRecording({ snapshots: [0, 5, 10] }), bounds)).snapshots).toEqual([]);
  });
});

describe('a record that is', () => {
  const good = (): Promise<RunFile> => encode(madeRecording({ snapshots: [0, 10] }));
  const sentenceOf = (value: unknown) => {
    const read = decodeRun(value);
    return read.ok ? null : read.sentence;
  };

  it('of an older lab has no units in its snapshots; broken ones are refused', async () => {
    const file = await encode(madeRecording({ steps: [0, 10], snapshots: [0, 10] }));
    expect(decoded(file).snapshots.trail()).toEqual([]);
    const withUnits = (...units: Float32Array[]) => ({
      ...file,
      snapshots: file.snapshots.map((snapshot, i) => ({ ...snapshot, units: units[i] })),
    });
    const [one, other] = [Float32Array.of(1, 2), Float32Array.of(3, 4)];
    expect(decoded(withUnits(one, other)).snapshots.trail()).toEqual([
      { step: 0, units: one },
      { step: 10, units: other },
    ]);
    for (const units of [Float32Array.of(1), Float32Array.of(1, 2, 3, 4), new Float32Array(2000)]) {
      expect(decodeRun(withUnits(one, units)).ok).toBe(false);
    }
  });

  it('of a newer lab is refused with that reason', async () => {
    expect(sentenceOf({ ...(await good()), version: 2 })).toMatch(/newer version/);
  });

  it.each<[string, (file: RunFile) => object]>([
    ['without frames', ({ frames: _, ...others }) => others],
    ['with frames of another kind', (file) => ({ ...file, frames: [...file.frames] })],
    ['with a row that is cut', (file) => ({ ...file, frames: file.frames.subarray(1) })],
    ['with falling steps', (file) => ({ ...file, frames: Float32Array.of(2, 1, 1, 1) })],
    ['with a step that is no number', (file) => ({ ...file, frames: Float32Array.of(NaN, 1) })],
    ['without a column of steps', (file) => ({ ...file, columns: ['loss', 'step'] })],
    ['without columns', (file) => ({ ...file, columns: [] })],
    ['of a wrong kind', (file) => ({ ...file, kind: 'sweep' })],
    ['of settings that are not allowed', (file) => ({ ...file, experiment: { ...SMALL, seed: -1 } })],
    [
      'with a snapshot of another network',
      (file) => ({ ...file, snapshots: [snapshotAt({ ...SMALL, net: { ...SMALL.net, width: 8 } }, 0)] }),
    ],
    ['with snapshots in a wrong order', (file) => ({ ...file, snapshots: file.snapshots.toReversed() })],
    [
      'with a picture without its pixels',
      (file) => ({
        ...file,
        task: { sentence: '', picture: { kind: 'images', side: 9, count: 9, pixels: new Float32Array(1) } },
      }),
    ],
    ['without an id', (file) => ({ ...file, id: '' })],
  ])('%s is refused', async (_, spoil) => {
    const file = await good();
    expect(sentenceOf(file)).toBeNull();
    expect(sentenceOf(spoil(file))).toMatch(/left out/);
  });

  it('anything at all never throws', async () => {
    const file = await good();
    fc.assert(
      fc.property(fc.anything(), fc.constantFrom(...Object.keys(file)), (thing, key) => {
        decodeRun(thing);
        decodeRun({ ...file, [key]: thing });
      }),
      { numRuns: 500 },
    );
  });

  it('of a lab with other measures keeps those that are known here', async () => {
    const file = await good();
    const other = { ...file, columns: ['step', 'charm'] };
    expect(decoded(other).stream.length).toBe(4);
    expect((await encode(decoded(other))).columns).toEqual(['step']);
  });
});
