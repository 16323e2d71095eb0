import { describe, expect, it } from 'vitest';
import { defaultExperiment } from '../../config/default-experiment.ts';
import { readFlags } from '../../config/link/page-flags.ts';
import { setAtPath } from '../../config/setting-path.ts';
import { experimentOf } from '../page/link-parts.ts';
import { createLockedExperiment } from './locked-experiment.ts';

const open = (lock: string, experiment = defaultExperiment) => {
  const told: string[] = [];
  const { flags } = readFlags(`?lock=${lock}`);
  const { store, notice } = createLockedExperiment(flags.lock, { experiment, comparison: null }, (sentence) =>
    told.push(sentence),
  );
  return { store, notice, told };
};
const wide = setAtPath(defaultExperiment, 'net.width', 1024);

describe('an experiment under locks', () => {
  it('refuses a value at its control, and keeps the one before', () => {
    const { store, told } = open('width');
    store.getState().change('net.width', 512);
    const { experiment, refusals } = store.getState();
    expect(experiment).toBe(defaultExperiment);
    expect(refusals['net.width']).toMatchObject({ value: 512 });
    expect(told).toEqual([]);
  });

  it('takes values that are free', () => {
    const { store } = open('width,depth:1..4');
    store.getState().change('net.depth', 4);
    expect(store.getState().experiment.net.depth).toBe(4);
    store.getState().change('net.depth', 5);
    expect(store.getState().experiment.net.depth).toBe(4);
  });

  it('tells of another experiment that it refuses', () => {
    const { store, told } = open('width');
    expect(store.getState().replace(wide)).toBe(false);
    store.getState().compareWith(wide);
    expect(store.getState()).toMatchObject({ experiment: defaultExperiment, right: null });
    expect(told).toHaveLength(2);
    expect(store.getState().replace(setAtPath(defaultExperiment, 'net.depth', 2))).toBe(true);
  });

  it('refuses another learning rate, which would need no new run', () => {
    const { store } = open('lr:0.001..0.1');
    store.getState().change('train.lr', 0.05);
    store.getState().change('train.lr', 1);
    expect(store.getState().experiment.train.lr).toBe(0.05);
    expect(store.getState().refusals['train.lr']?.sentence).toMatch(/0\.001 to 0\.1/);
  });

  it('takes a task without the settings that it would bring, where they are held', () => {
    const { store } = open('lr,loss,optimizer,batch,width,depth');
    store.getState().change('task.name', 'parity');
    const { task, train, net } = store.getState().experiment;
    expect(task.name).toBe('parity');
    expect({ ...train, ...net }).toMatchObject({ lr: defaultExperiment.train.lr, width: defaultExperiment.net.width });
  });

  it('begins inside the ranges, and says so', () => {
    const { store, notice } = open('width:64..512', wide);
    expect(store.getState().experiment.net.width).toBe(512);
    expect(notice).toMatch(/64 to 512/);
    expect(open('width:64..512').notice).toBeNull();
  });

  it('holds what the next link locks, at the values of that link', () => {
    const { flags } = readFlags('?lock=width,lr:0.001..0.1');
    const { store, hold } = createLockedExperiment([], { experiment: defaultExperiment, comparison: null }, () => null);
    const other = setAtPath(wide, 'train.lr', 1);
    const link = { view: 'training', experiment: other, comparison: null, shown: null, notices: [] } as const;
    const held = hold(flags.lock, { ...link, notices: [] });
    const experiment = experimentOf(held) ?? defaultExperiment;
    expect(experiment.train.lr).toBe(0.1);
    expect(held.notices.join()).toMatch(/0\.001 to 0\.1/);
    expect(store.getState().replace(experiment)).toBe(true);
    store.getState().change('net.width', 64);
    expect(store.getState().experiment.net.width).toBe(1024);
    hold([], { ...link, notices: [] });
    store.getState().change('net.width', 64);
    expect(store.getState().experiment.net.width).toBe(64);
  });
});
