import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeDraft, draftValue } from '../settings/draft.ts';
import { defaultTask, followTask, TASK_NAMES, taskSettings, type Task } from '../tasks/tasks.ts';
import { defaultExperiment } from './default-experiment.ts';
import { parseExperiment } from './experiment.ts';
import { decodeLink, encodeLink } from './link/link.ts';
import { offeredSettings, suggestedAxis } from './sweep/axis-settings.ts';
import { applyAxisValue } from './sweep/axis.ts';
import { parseSweep } from './sweep/sweep.ts';

const SETTINGS = TASK_NAMES.flatMap((name) => taskSettings(name).map(([setting, row]) => ({ name, setting, row })));

describe.each(SETTINGS)('the setting $setting of the task $name', ({ name, setting, row }) => {
  const path = `task.${setting}`;
  const base = { ...defaultExperiment, task: defaultTask(name) };

  it('survives a link with any value that fits the other settings', () => {
    let changed = 0;
    fc.assert(
      fc.property(row.kind.arbitrary(fc), (value) => {
        const task = followTask(changeDraft(base.task, setting, value) as Task, setting);
        const parsed = parseExperiment({ ...base, task, train: { ...base.train, loss: 'mse' } });
        if (!parsed.ok) return;
        const link = encodeLink(parsed.experiment);
        expect(decodeLink(link)).toEqual({ experiment: parsed.experiment, comparison: null, notices: [] });
        if (value === row.kind.neutral) return;
        expect(link).toContain(`&${row.key}=`);
        changed++;
      }),
    );
    // Targets of ten digits have one possible value.
    if (!(name === 'digits' && setting === 'targets')) expect(changed).toBeGreaterThan(0);
  });

  it('is offered as an axis if its row has one, with values that can be trained', () => {
    const { numbers, choices } = offeredSettings(base);
    expect([...numbers, ...choices].includes(path)).toBe(row.axis !== null && !row.isOfData);
    if (row.axis === null || row.isOfData) return;
    const axis = suggestedAxis(path);
    expect(parseSweep({ base, axes: [axis] })).toMatchObject({ ok: true });
    for (const value of axis.values) {
      const parsed = parseExperiment(applyAxisValue(base, path, value));
      expect(parsed.ok && draftValue(parsed.experiment, path), `${path} = ${value}`).toBe(value);
    }
  });
});
