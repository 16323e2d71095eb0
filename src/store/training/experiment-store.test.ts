import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differencesOf, LAZY_AND_RICH } from '../../config/comparison.ts';
import { defaultExperiment } from '../../config/default-experiment.ts';
import { parseExperiment } from '../../config/experiment.ts';
import { getAtPath, setAtPath, type SettingPath } from '../../config/setting-path.ts';
import { experimentArbitrary } from '../../config/testing/experiment-arbitrary.ts';
import { defaultTask } from '../../tasks/tasks.ts';
import { settingRow } from '../../config/settings/settings.ts';
import { createExperimentStore, sidesOf, type ExperimentStore } from './experiment-store.ts';

const WIDTHS = [{ path: 'net.width', left: 64, right: 1024 }] as const;

/** Opens a store of two networks that differ in the richness, or in other settings. */
function compared(differences: Parameters<ReturnType<ExperimentStore['getState']>['compare']>[0] = LAZY_AND_RICH) {
  const store = createExperimentStore(defaultExperiment);
  store.getState().compare(differences);
  return store;
}
const valuesOf = (store: ExperimentStore, path: SettingPath) =>
  sidesOf(store.getState()).map((side) => getAtPath(side, path));

describe('a comparison', () => {
  it('is the experiment with two values of one setting, and nothing else', () => {
    const { experiment, right, differing } = compared().getState();
    expect(experiment).toEqual(setAtPath(defaultExperiment, 'scaling.gamma0', 0.01));
    expect(right).toEqual(setAtPath(defaultExperiment, 'scaling.gamma0', 10));
    expect(differing).toEqual(['scaling.gamma0']);
  });

  it('has both sides change a setting that they share', () => {
    const store = compared();
    store.getState().change('net.depth', 5);
    expect(valuesOf(store, 'net.depth')).toEqual([5, 5]);
    expect(valuesOf(store, 'scaling.gamma0')).toEqual([0.01, 10]);
  });

  it('has one side change a setting that each has for itself', () => {
    const store = compared();
    store.getState().change('scaling.gamma0', 3, 'right');
    store.getState().change('scaling.gamma0', 0.1, 'left');
    expect(valuesOf(store, 'scaling.gamma0')).toEqual([0.1, 3]);
  });

  it('stays while a slider passes through equality', () => {
    const store = compared();
    for (const value of [1, 0.01, 0.001]) store.getState().change('scaling.gamma0', value, 'right');
    expect(valuesOf(store, 'scaling.gamma0')).toEqual([0.01, 0.001]);
    store.getState().change('scaling.gamma0', 0.001, 'left');
    expect(valuesOf(store, 'scaling.gamma0')).toEqual([0.001, 0.001]);
    expect(store.getState().differing).toEqual(['scaling.gamma0']);
  });

  it('gains a setting that one side is given alone', () => {
    const store = compared();
    store.getState().change('net.width', 32, 'right');
    expect(valuesOf(store, 'net.width')).toEqual([256, 32]);
    expect(store.getState().differing).toEqual(['scaling.gamma0', 'net.width']);
  });

  it('keeps settings that only follow another one no longer than they differ', () => {
    const store = compared([{ path: 'scaling.preset', left: 'mup', right: 'custom' }]);
    expect(store.getState().differing).toEqual(['scaling.preset', 'scaling.b', 'scaling.c']);
    store.getState().change('scaling.preset', 'ntp', 'right');
    expect(store.getState().differing).toEqual(['scaling.preset']);
  });

  it('ends when a change on both sides leaves no setting of which each has its own', () => {
    const store = compared([{ path: 'task.samples', left: 16, right: 64 }]);
    store.getState().change('task.name', 'planar');
    expect(store.getState()).toMatchObject({ right: null, differing: [], experiment: { task: { name: 'planar' } } });
  });

  it('takes the settings of a task on both sides, and leaves those of which each has its own', () => {
    const store = compared();
    store.getState().change('net.width', 512, 'right');
    store.getState().change('task.name', 'curve');
    expect(valuesOf(store, 'net.activation')).toEqual(['tanh', 'tanh']);
    expect(valuesOf(store, 'net.width')).toEqual([256, 512]);
    expect(valuesOf(store, 'scaling.gamma0')).toEqual([0.01, 10]);
    expect(store.getState().differing).toEqual(['scaling.gamma0', 'net.width']);
    store.getState().settle('mine');
    expect(valuesOf(store, 'task.name')).toEqual(['curve', 'curve']);
    expect(valuesOf(store, 'net.activation')).toEqual(['relu', 'relu']);
    expect(valuesOf(store, 'scaling.gamma0')).toEqual([0.01, 10]);
  });

  it('of tasks has both learn under the same settings, whichever is chosen', () => {
    const store = createExperimentStore(defaultExperiment);
    store.getState().change('task.name', 'curve');
    const ofCurve = store.getState().experiment;
    store.getState().compareWith({ ...ofCurve, task: defaultTask('planar') });
    store.getState().change('task.name', 'chain', 'right');
    expect(valuesOf(store, 'task.name')).toEqual(['curve', 'chain']);
    expect(valuesOf(store, 'train.batch')).toEqual(['full', 'full']);
    expect(store.getState().brought).toBeNull();
  });

  it('changes on both sides or on none, and says which side refuses', () => {
    const store = compared([{ path: 'scaling.gamma0', left: 1, right: 10 }]);
    store.getState().change('scaling.centered', false);
    const before = sidesOf(store.getState());
    store.getState().change('train.rule', 'pc');
    expect(sidesOf(store.getState())).toEqual(before);
    expect(store.getState().refusals['train.rule']?.sentence).toMatch(/^On the right: Richness γ₀ is 10/);
    store.getState().change('net.width', 0);
    expect(store.getState().refusals['net.width']?.sentence).toMatch(/^Width n is 0/);
  });

  it('refuses a value of the right side at the control of the right side', () => {
    const store = compared();
    store.getState().change('scaling.gamma0', 1e9, 'right');
    expect(Object.keys(store.getState().refusals)).toEqual(['right.scaling.gamma0']);
    store.getState().forgive('right.scaling.gamma0');
    expect(store.getState().refusals['right.scaling.gamma0']).toBeUndefined();
  });

  it('that can’t be is refused, and one network goes on', () => {
    const store = createExperimentStore(defaultExperiment);
    store.getState().change('scaling.centered', false);
    store.getState().change('train.rule', 'pc');
    store.getState().compare(LAZY_AND_RICH);
    expect(store.getState().right).toBeNull();
    expect(store.getState().refusals['scaling.gamma0']?.sentence).toContain('richness');
  });

  it('that ends gives back the value from before, and keeps the changes that acted on both sides', () => {
    const store = compared();
    store.getState().change('net.depth', 5);
    store.getState().endComparison();
    expect(store.getState()).toMatchObject({ right: null, differing: [], before: null });
    expect(store.getState().experiment).toEqual(setAtPath(defaultExperiment, 'net.depth', 5));
  });

  it('of a link that ends goes back to the left side; of two richnesses, to that of one network', () => {
    for (const [differences, isRichness] of [[LAZY_AND_RICH, true] as const, [WIDTHS, false] as const]) {
      const { experiment, right, differing } = compared(differences).getState();
      if (!right) throw new Error('There is no comparison.');
      const linked = createExperimentStore(experiment, { right, differing });
      linked.getState().endComparison();
      expect(linked.getState().experiment).toEqual(isRichness ? defaultExperiment : experiment);
    }
  });

  it('takes the place of another one', () => {
    const store = compared();
    store.getState().compare(WIDTHS);
    expect(valuesOf(store, 'scaling.gamma0')).toEqual([1, 1]);
    expect(valuesOf(store, 'net.width')).toEqual([64, 1024]);
    store.getState().endComparison();
    expect(store.getState().experiment).toEqual(defaultExperiment);
  });

  it('with any experiment differs where the two do', () => {
    fc.assert(
      fc.property(experimentArbitrary, experimentArbitrary, (left, right) => {
        const store = createExperimentStore(left);
        store.getState().compareWith(right);
        const state = store.getState();
        expect(state.differing).toEqual(differencesOf(left, right));
        expect(state.right).toEqual(state.differing.length === 0 ? null : right);
        expect(state.experiment).toEqual(left);
        state.endComparison();
        expect(store.getState().experiment).toEqual(left);
      }),
    );
  });

  it('holds two valid experiments that agree in all they share, whatever is changed', () => {
    const PATHS = ['net.width', 'net.depth', 'train.rule', 'scaling.preset', 'scaling.gamma0', 'task.name'] as const;
    const changes = fc.array(
      fc.tuple(
        fc
          .constantFrom(...PATHS)
          .chain((path) =>
            fc.tuple(
              fc.constant(path),
              settingRow(path)?.kind.arbitrary(fc) ?? fc.constantFrom('planar', 'digits', 'curve'),
            ),
          ),
        fc.constantFrom('left', 'right', undefined),
      ),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(changes, (all) => {
        const store = compared();
        for (const [[path, value], side] of all) {
          store.getState().change(path, value, side);
          const { experiment, right, differing } = store.getState();
          if (!right) return differing.length === 0;
          for (const one of [experiment, right]) expect(parseExperiment(one).ok).toBe(true);
          for (const path of differencesOf(experiment, right)) expect(differing).toContain(path);
        }
      }),
      { numRuns: 300 },
    );
  });
});
