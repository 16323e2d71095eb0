import { describe, expect, it } from 'vitest';
import { defaultExperiment } from '../../config/default-experiment.ts';
import type { Experiment } from '../../config/experiment.ts';
import { encodeLink } from '../../config/link/link.ts';
import type { TaskOf } from '../../tasks/tasks.ts';
import { createFakeLab } from '../files/testing/fake-lab.ts';
import type { Lab } from '../lab.ts';
import { changedByData, trainOn } from './train-own.ts';

const data = (digit: string, sizes: Omit<TaskOf<'own'>, 'name' | 'digest' | 'file'>): TaskOf<'own'> => ({
  name: 'own',
  digest: digit.repeat(16),
  file: 'table.csv',
  ...sizes,
});
const CLASSES = data('a', { d: 4, outputs: 3, areClasses: true, samples: 112, testSamples: 38 });
const NUMBERS = data('b', { d: 6, outputs: 1, areClasses: false, samples: 80, testSamples: 20 });

const LINKED: Experiment = {
  ...defaultExperiment,
  task: CLASSES,
  net: { ...defaultExperiment.net, width: 24, depth: 3 },
  train: { ...defaultExperiment.train, lr: 0.1, batch: 64, loss: 'ce' },
};

/** A lab that trains on the experiment of a link. */
function linkedLab(experiment: Experiment, right: Experiment | null = null) {
  const fake = createFakeLab();
  const lab = Object.assign(fake.lab, { reset: () => undefined, time: { now: () => undefined } } as unknown as Lab);
  lab.experiment.getState().replace(experiment, right && { right, differing: ['net.width'] });
  return { lab, present: () => lab.experiment.getState() };
}

describe('training on other data than those of a link', () => {
  it('keeps each setting that fits, and changes what these data ask for', () => {
    const { lab, present } = linkedLab(LINKED);
    expect(changedByData(present(), NUMBERS)).toEqual(['Mean squared error']);
    trainOn(lab, NUMBERS);
    const { experiment } = present();
    expect(experiment).toEqual({ ...LINKED, task: NUMBERS, train: { ...LINKED.train, loss: 'mse' } });
    expect(encodeLink(experiment, null)).toContain('width=24');
  });

  it('changes nothing but the data where all fits, on both sides of a comparison', () => {
    const left = { ...LINKED, train: { ...LINKED.train, loss: 'mse' as const } };
    const right = { ...left, net: { ...left.net, width: 96 } };
    const { lab, present } = linkedLab(left, right);
    expect(changedByData(present(), NUMBERS)).toEqual([]);
    trainOn(lab, NUMBERS);
    expect(present()).toMatchObject({
      experiment: { ...left, task: NUMBERS },
      right: { ...right, task: NUMBERS },
      differing: ['net.width'],
    });
  });

  it('says nothing of settings where the data are those of the link, or another task was trained', () => {
    expect(changedByData(linkedLab(LINKED).present(), CLASSES)).toBeNull();
    expect(changedByData(linkedLab(defaultExperiment).present(), CLASSES)).toBeNull();
  });
});
