import { describe, expect, it } from 'vitest';
import { defaultExperiment } from '../../config/default-experiment.ts';
import { encodeLink } from '../../config/link/link.ts';
import { createExperimentStore } from './experiment-store.ts';

const open = () => createExperimentStore(defaultExperiment);

describe('a change in the experiment store', () => {
  it('reaches the experiment', () => {
    const store = open();
    store.getState().change('net.width', 512);
    expect(store.getState().experiment.net.width).toBe(512);
  });

  it('that the schema refuses leaves the last valid experiment, and says why at its control', () => {
    const store = open();
    store.getState().change('net.width', 5000);
    expect(store.getState().experiment).toBe(defaultExperiment);
    expect(store.getState().refusals['net.width']?.sentence).toContain('a whole number from 1 to 4096');
  });

  it('to an optimizer without a critical rate has an absolute one of its own, not the share', () => {
    const store = open();
    store.getState().change('task.name', 'drawn');
    expect(store.getState().experiment.train).toMatchObject({ lr: 0.3, lrUnit: 'critical' });
    store.getState().change('train.optimizer', 'momentum');
    expect(store.getState().experiment.train).toMatchObject({ lr: 0.3, lrUnit: 'critical' });
    store.getState().change('train.optimizer', 'adam');
    expect(store.getState().experiment.train).toMatchObject({ lr: defaultExperiment.train.lr, lrUnit: 'absolute' });
  });

  it('to a schedule fits it to the steps of the run, unless they were set, and keeps nothing of another but the warm-up', () => {
    const store = open();
    const { change } = store.getState();
    const schedule = () => store.getState().experiment.train.schedule;
    change('train.steps', 500);
    change('train.schedule.warmup', 50);
    change('train.schedule.kind', 'cosine');
    expect(schedule()).toMatchObject({ kind: 'cosine', warmup: 50, steps: 450 });
    change('train.schedule.final', 0.5);
    change('train.schedule.kind', 'step');
    expect(schedule()).toMatchObject({ kind: 'step', warmup: 50, every: 150, steps: 20_000, final: 0 });
    expect(encodeLink(store.getState().experiment)).toContain('&lrSchedule=step&warmup=50&dropEvery=150');
    change('train.schedule.every', 100);
    change('train.schedule.kind', 'cosine');
    expect(schedule()).toMatchObject({ kind: 'cosine', steps: 450, every: 5_000 });
    change('train.schedule.kind', 'constant');
    expect(schedule()).toMatchObject({ kind: 'constant', warmup: 50, steps: 20_000 });
    change('train.schedule.warmup', 0);
    expect(schedule()).toBeUndefined();
  });

  it('to the steps or the warm-up keeps a schedule ending with the run that ended with it, and no other', () => {
    const store = open();
    const { change } = store.getState();
    const schedule = () => store.getState().experiment.train.schedule;
    change('train.steps', 500);
    change('train.schedule.kind', 'cosine');
    change('train.schedule.warmup', 50);
    expect(schedule()).toMatchObject({ warmup: 50, steps: 450 });
    change('train.steps', 1000);
    expect(schedule()).toMatchObject({ warmup: 50, steps: 950 });
    change('train.steps', 0.5);
    expect(schedule()).toMatchObject({ steps: 950 });
    expect(Object.keys(store.getState().refusals)).toEqual(['train.steps']);
    change('train.schedule.steps', 100);
    change('train.steps', 2000);
    expect(schedule()).toMatchObject({ steps: 100 });
    change('train.schedule.kind', 'step');
    change('train.steps', 350);
    expect(schedule()).toMatchObject({ every: 100 });
  });

  it('that is valid clears earlier refusals', () => {
    const store = open();
    store.getState().change('net.width', 5000);
    store.getState().change('net.width', 64);
    expect(store.getState().refusals).toEqual({});
  });

  it('to the present value is no change', () => {
    const store = open();
    store.getState().change('net.width', defaultExperiment.net.width);
    expect(store.getState().experiment).toBe(defaultExperiment);
  });

  it('to undefined restores the neutral value of a setting', () => {
    const store = open();
    store.getState().change('net.gain', 2);
    expect(store.getState().experiment.net.gain).toBe(2);
    store.getState().change('net.gain', undefined);
    expect('gain' in store.getState().experiment.net).toBe(false);
  });

  it('to a symmetric network of odd width is refused at the switch', () => {
    const store = open();
    store.getState().change('net.width', 255);
    store.getState().change('net.symmetric', true);
    expect(store.getState().experiment.net.symmetric).toBe(false);
    expect(store.getState().refusals['net.symmetric']?.sentence).toContain('an even number');
  });
});

describe('changes that follow a change', () => {
  it('custom scaling starts from the exponents of the preset it replaces, and leaves with them', () => {
    const store = open();
    store.getState().change('scaling.preset', 'custom');
    expect(store.getState().experiment.scaling).toMatchObject({ b: [0, 0.5, 1], c: [-1, 0, 1] });
    store.getState().change('scaling.preset', 'sp');
    expect(store.getState().experiment.scaling.b).toBeUndefined();
  });

  it('a task brings the settings under which it is learned, and says so until something else changes', () => {
    const store = open();
    store.getState().change('net.depth', 4);
    store.getState().change('task.name', 'curve');
    const { experiment, brought } = store.getState();
    expect([experiment.net.depth, experiment.net.activation]).toEqual([4, 'tanh']);
    expect(brought?.paths).toEqual(expect.arrayContaining(['net.activation', 'net.bias', 'train.lr']));
    expect(brought?.paths).not.toContain('net.depth');
    store.getState().change('net.depth', 3);
    expect(store.getState().brought).toBeNull();
  });

  it('a task with several outputs ends the lazy twin, which is cheap for one output only, unless a person keeps it', () => {
    const store = open();
    store.getState().change('task.name', 'curve');
    store.getState().change('measure.twin', true);
    store.getState().change('task.name', 'chain');
    expect(store.getState().experiment.measure.twin).toBe(true);
    store.getState().change('task.name', 'digits');
    expect(store.getState().experiment.measure.twin).toBe(false);
    expect(store.getState().brought?.paths).toContain('measure.twin');
    store.getState().settle('mine');
    expect(store.getState().experiment.measure.twin).toBe(true);
  });

  it('a person may keep their settings with another task', () => {
    const store = open();
    store.getState().change('task.name', 'curve');
    store.getState().settle('mine');
    expect(store.getState()).toMatchObject({ brought: null, experiment: { task: { name: 'curve' } } });
    expect(store.getState().experiment).toEqual({ ...defaultExperiment, task: store.getState().experiment.task });
  });

  it('a task that brings another depth fits the factors of layers to it', () => {
    const store = open();
    store.getState().change('train.layerLr', [2, 1, 3, 4]);
    store.getState().change('task.name', 'curve');
    expect(store.getState().experiment).toMatchObject({ net: { depth: 2 }, train: { layerLr: [2, 1, 4] } });
  });

  it('a deeper network keeps the factors of its first and last layer', () => {
    const store = open();
    store.getState().change('train.layerLr', [2, 1, 3, 4]);
    store.getState().change('net.depth', 5);
    expect(store.getState().experiment.train.layerLr).toEqual([2, 1, 3, 3, 3, 4]);
    store.getState().change('net.depth', 1);
    expect(store.getState().experiment.train.layerLr).toEqual([2, 4]);
  });

  it('a regression uses the squared error in place of cross-entropy', () => {
    const store = open();
    store.getState().change('train.loss', 'ce');
    store.getState().change('task.name', 'curve');
    expect(store.getState().experiment.train.loss).toBe('mse');
  });

  it('ten digits take one-hot targets', () => {
    const store = open();
    store.getState().change('task.classes', '3-7');
    store.getState().change('task.targets', 'sign');
    store.getState().change('task.classes', 'all');
    expect(store.getState().experiment.task).toMatchObject({ classes: 'all', targets: 'onehot' });
  });

  it('cross-entropy on a regression is refused at the control', () => {
    const store = open();
    store.getState().change('task.name', 'curve');
    store.getState().change('train.loss', 'ce');
    expect(store.getState().experiment.train.loss).toBe('mse');
    expect(store.getState().refusals['train.loss']?.sentence).toContain('one-hot');
  });
});
