/** Points that are drawn one after the other while two networks train, with the settings that the task brings. */
import { beforeAll, describe, expect, it } from 'vitest';
import { defaultExperiment } from '../../config/default-experiment.ts';
import { frameLayout, runOffset } from '../../config/frame.ts';
import { withLearningSettings } from '../../config/learning-settings.ts';
import { randomStream } from '../../maths/random.ts';
import type { DrawnPoint } from '../../tasks/drawn-points.ts';
import { defaultTask, makeTask, type TaskOf } from '../../tasks/tasks.ts';
import { openBackend } from '../backends/open-backend.ts';
import { createRun } from '../create-run.ts';
import type { RunStart } from './snapshot.ts';

const COUNTS = [1, 2, 6, 16, 43];
const STEPS = 80;
const GAMMAS = [0.01, 10];
/** Squared errors of targets of one size are below 2 as long as no output is further than its target from 0 or from it. */
const MOST_LOSS = 2;

const settings = withLearningSettings({ ...defaultExperiment, task: defaultTask('drawn') }, defaultExperiment);

/** Draws points of both classes over the whole plane, or in one place where they lie across each other. */
function pointsOf(kind: 'spread' | 'close'): DrawnPoint[] {
  const { uniform: random } = randomStream(3, 'data');
  const coordinate = () => (kind === 'spread' ? 6 * random() - 3 : 1 + 0.3 * random());
  return Array.from({ length: COUNTS[COUNTS.length - 1] }, (_, i) => [coordinate(), coordinate(), i % 2 ? 1 : -1]);
}

describe.each(['spread', 'close'] as const)('the rate at which drawn points are learned, %s', (kind) => {
  beforeAll(() => openBackend('wasm'));

  it.each(['plane', 'line'] as const)('holds for 1 to 43 of them, lazy and rich (%s)', async (on) => {
    const all = pointsOf(kind).map(([x, y, label]): DrawnPoint => (on === 'plane' ? [x, y, label ?? 1] : [x, y / 3]));
    const { stride } = frameLayout(settings.net.depth);
    let start: RunStart | undefined;
    for (const count of COUNTS) {
      const task: TaskOf<'drawn'> = { name: 'drawn', on, points: all.slice(0, count) };
      const { dataset } = await makeTask(task, () => Promise.reject(new Error('no digits')));
      const members = GAMMAS.map((gamma0) => ({ ...settings, task, scaling: { ...settings.scaling, gamma0 } }));
      const run = await createRun({ members, dataset, start });
      for (let step = 0; step < STEPS; step++) run.step();
      const frames = await run.measure('light');
      start = await run.handOver();
      run.dispose();
      for (const [member, gamma0] of GAMMAS.entries())
        expect(frames[member * stride + runOffset('loss')], `${count} points, gamma0 ${gamma0}`).toBeLessThan(
          MOST_LOSS,
        );
    }
  });
});
