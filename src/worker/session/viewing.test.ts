import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { experimentSchema } from '../../config/experiment.ts';
import type { Snapshot } from '../../engine/run/snapshot.ts';
import { makeTask, type Task } from '../../tasks/tasks.ts';
import { emptyInspection } from '../testing/fake-run.ts';
import type { Emit, Failure } from '../protocol.ts';
import { createViewing, type ViewingCommand } from './viewing.ts';

const curve = v.parse(experimentSchema, { task: { name: 'curve' }, net: { width: 8, depth: 1 } });
const digits = v.parse(experimentSchema, { task: { name: 'digits' } });
const at = (step: number): Snapshot => ({ step, weights: [], biases: null });

const hold = (run: number, experiment = curve): ViewingCommand => ({ type: 'hold', run, experiment, initial: at(0) });
const view = (id: number, run: number): ViewingCommand => ({
  type: 'view',
  id,
  run,
  snapshot: at(id),
  question: { kind: 'function' },
});

/** Obeys the commands with views that answer their own number, or break at a step. */
async function obey(commands: ViewingCommand[], breaksAt?: number) {
  const events: { event: Parameters<Emit>[0]; transfer: Transferable[] | undefined }[] = [];
  const failures: Failure[] = [];
  const disposed: number[] = [];
  let created = 0;
  const make = (task: Task) => makeTask(task, () => Promise.reject(new Error('The digits are out of reach')));
  const receive = createViewing(Promise.resolve(make), {
    createSnapshotView: () => {
      const view = ++created;
      return {
        picture: ({ step }) => {
          if (step === breaksAt) throw new RangeError('Array buffer allocation failed');
          const f = Float32Array.of(view, step);
          return Promise.resolve({
            kind: 'function',
            of: 'pairs',
            samples: 'test',
            target: new Float32Array(2),
            f,
            directions: null,
          });
        },
        inspect: ({ step }, question) => Promise.resolve(emptyInspection(question, step)),
        arrays: ({ step }) =>
          Promise.resolve({ step: { shape: [], values: Int32Array.of(step) }, config: { text: '{}' } }),
        dispose: () => void disposed.push(view),
      };
    },
    breathe: () => Promise.resolve(),
    emit: (event, transfer) => void events.push({ event, transfer }),
    fail: (failure) => void failures.push(failure),
  });
  commands.forEach(receive);
  await new Promise((resolve) => setTimeout(resolve, 20));
  const answers = events.flatMap(({ event }) => (event.type === 'viewed' ? [event] : []));
  return { events, answers, failures, disposed };
}

describe('a worker that shows snapshots', () => {
  it('answers about each run that it holds, in order, in buffers that are given away', async () => {
    const { answers, events } = await obey([hold(1), hold(2), view(5, 2), view(6, 1)]);
    expect(
      answers.map(({ id, answer }) => [id, 'f' in answer && answer.f instanceof Float32Array && [...answer.f]]),
    ).toEqual([
      [5, [2, 5]],
      [6, [1, 6]],
    ]);
    expect(events[0].transfer).toHaveLength(2);
  });

  it('looks into layers', async () => {
    const question = { layer: 1, of: 'weights' } as const;
    const { answers } = await obey([hold(1), { type: 'view', id: 3, run: 1, snapshot: at(9), question }]);
    expect(answers).toMatchObject([{ id: 3, answer: { ...question, step: 9 } }]);
  });

  it('gives the arrays of a run away', async () => {
    const question = { of: 'arrays' } as const;
    const { answers, events } = await obey([hold(1), { type: 'view', id: 3, run: 1, snapshot: at(9), question }]);
    const step = { shape: [], values: Int32Array.of(9) };
    expect(answers).toMatchObject([{ id: 3, answer: { step, config: { text: '{}' } } }]);
    expect(events[0].transfer).toHaveLength(1);
  });

  it('forgets a run that is released', async () => {
    const { answers, disposed } = await obey([hold(1), hold(2), { type: 'release', run: 1 }, view(4, 2)]);
    expect(disposed).toEqual([1]);
    expect(answers).toHaveLength(1);
  });

  it('says why it can not make the data, or why a picture failed', async () => {
    const unread = await obey([hold(1, digits), view(2, 1)]);
    expect(unread.failures).toMatchObject([{ code: 'unreadable', control: 'task.name' }]);
    expect(unread.answers).toEqual([]);
    const broken = await obey([hold(1), view(2, 1)], 2);
    expect(broken.failures).toMatchObject([{ code: 'out-of-memory' }]);
  });
});
