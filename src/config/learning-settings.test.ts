import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { changeDraft } from '../settings/draft.ts';
import { defaultTask, learningSettings, TASK_NAMES } from '../tasks/tasks.ts';
import { defaultExperiment } from './default-experiment.ts';
import { parseExperiment, type Experiment } from './experiment.ts';
import { withLearningSettings } from './learning-settings.ts';
import { decodeLink, encodeLink } from './link/link.ts';
import { settingRow } from './settings/settings.ts';

const chosen = (name: (typeof TASK_NAMES)[number], before: Experiment) =>
  withLearningSettings({ ...before, task: defaultTask(name) }, before);
const changed = (path: string, value: unknown) => changeDraft({ ...defaultExperiment }, path, value) as Experiment;

describe.each(TASK_NAMES)('the settings under which %s is learned', (name) => {
  it('are values of settings that the lab has', () => {
    for (const [path, value] of Object.entries(learningSettings(name))) {
      expect(v.is(settingRow(path, name)?.kind.schema ?? v.never(), value), path).toBe(true);
    }
  });

  it('make a valid experiment that a link holds', () => {
    const experiment = chosen(name, defaultExperiment);
    expect(experiment).toMatchObject({ task: { name } });
    expect(parseExperiment(experiment)).toEqual({ ok: true, experiment });
    expect(decodeLink(encodeLink(experiment)).experiment).toEqual(experiment);
  });
});

describe('a chosen task', () => {
  it('brings its settings, and the next one takes them away', () => {
    const curve = chosen('curve', defaultExperiment);
    expect(curve.net).toMatchObject({ activation: 'tanh', bias: true });
    expect(chosen('digits', curve)).toEqual(defaultExperiment);
  });

  it('leaves what a person set', () => {
    const { net, train } = chosen('curve', changed('net.activation', 'erf'));
    expect([net.activation, net.bias, train.batch]).toEqual(['erf', true, 'full']);
  });

  it('leaves the learning rate where the optimizer was chosen, for which it means something else', () => {
    expect(chosen('curve', changed('train.optimizer', 'adam')).train).toMatchObject({ lr: 0.02, batch: 'full' });
  });

  it('brings a rate with its unit, and leaves both where one of them was set or is compared', () => {
    expect(chosen('drawn', defaultExperiment).train).toMatchObject({ lr: 0.3, lrUnit: 'critical' });
    expect(chosen('curve', chosen('drawn', defaultExperiment)).train).toMatchObject({ lr: 0.05, lrUnit: 'absolute' });
    expect(chosen('drawn', changed('train.lr', 0.01)).train).toMatchObject({ lr: 0.01, lrUnit: 'absolute' });
    expect(chosen('drawn', changed('train.lrUnit', 'critical')).train).toMatchObject({ lr: 0.02, lrUnit: 'critical' });
    const candidate = { ...defaultExperiment, task: defaultTask('drawn') };
    const { train } = withLearningSettings(candidate, defaultExperiment, ['train.lr']);
    expect(train).toMatchObject({ lr: 0.02, lrUnit: 'absolute', batch: 'full' });
  });

  it('leaves what is kept', () => {
    expect(withLearningSettings(chosen('curve', defaultExperiment), defaultExperiment, ['net.bias']).net.bias).toBe(
      true,
    );
    const plain = { ...defaultExperiment, task: defaultTask('curve') };
    expect(withLearningSettings(plain, defaultExperiment, ['net.bias']).net.bias).toBe(false);
  });

  it('is as before in an old link that names the task alone', () => {
    expect(decodeLink('#v=1&task=curve').experiment).toEqual({ ...defaultExperiment, task: defaultTask('curve') });
  });
});
