import { describe, expect, it } from 'vitest';
import { draftValue } from '../../settings/draft.ts';
import { defaultExperiment } from '../default-experiment.ts';
import { parseExperiment } from '../experiment.ts';
import { ALL_SETTINGS } from '../settings/settings.ts';
import { applyAxisValue, DERIVED_SETTINGS, settingsOfAxis } from './axis.ts';
import { isNumberSetting, offeredSettings, suggestedAxis } from './axis-settings.ts';
import { spacingOf } from './axis-text.ts';
import { sweepCells } from './cells.ts';
import { parseSweep } from './sweep.ts';

const experimentOf = (input: object) => {
  const parsed = parseExperiment(input);
  if (!parsed.ok) throw new Error('The experiment is not valid.');
  return parsed.experiment;
};

const EXPERIMENTS = {
  digits: defaultExperiment,
  chain: experimentOf({ task: { name: 'chain', d: 64 } }),
  staircase: experimentOf({ task: { name: 'staircase', d: 64 } }),
  'predictive coding': experimentOf({ train: { rule: 'pc' } }),
  'target propagation': experimentOf({ train: { rule: 'tp' } }),
};

describe.each(Object.entries(EXPERIMENTS))('the settings offered for %s', (_, base) => {
  const { numbers, choices } = offeredSettings(base);

  it('make axes that the schema takes, with a cell that can be trained', () => {
    for (const setting of [...numbers, ...choices]) {
      const parsed = parseSweep({ base, axes: [suggestedAxis(setting)] });
      expect(parsed.ok, setting).toBe(true);
      if (parsed.ok)
        expect(
          sweepCells(parsed.sweep).some(({ experiment }) => experiment),
          setting,
        ).toBe(true);
    }
  });

  it('have evenly spaced values where they are numbers', () => {
    for (const setting of numbers) {
      expect(isNumberSetting(setting)).toBe(true);
      expect(spacingOf(suggestedAxis(setting)), setting).not.toBeNull();
    }
  });
});

describe('what is offered', () => {
  it('depends on the task and on the rule', () => {
    const offered = (base: typeof defaultExperiment) => offeredSettings(base).numbers;
    expect(offered(EXPERIMENTS.digits)).not.toContain('task.d');
    expect(offered(EXPERIMENTS.digits)).not.toContain('samplesPerWeight');
    expect(offered(EXPERIMENTS.chain)).toContain('samplesPerWeight');
    expect(offered(EXPERIMENTS.digits)).not.toContain('train.pc.steps');
    expect(offered(EXPERIMENTS['predictive coding'])).toContain('train.pc.steps');
  });

  it('has numbers and choices apart', () => {
    const { numbers, choices } = offeredSettings(EXPERIMENTS.chain);
    expect(numbers).toEqual(expect.arrayContaining(['net.width', 'train.lr', 'task.d']));
    expect(choices).toEqual(expect.arrayContaining(['net.activation', 'train.rule', 'net.bias']));
    // Texts and lists are neither.
    for (const setting of ['task.name', 'train.layerLr', 'measure.at', 'net.activation']) {
      expect(isNumberSetting(setting), setting).toBe(false);
      expect(numbers).not.toContain(setting);
    }
    expect(choices.filter((setting) => numbers.includes(setting))).toEqual([]);
    expect(choices).not.toContain('task.name');
    expect(choices).not.toContain('measure.at');
  });

  it('has no samples per weight where a task has either no samples or no inputs to set', () => {
    const { numbers } = offeredSettings(experimentOf({ task: { name: 'curve' } }));
    expect(numbers).not.toContain('samplesPerWeight');
  });

  it('sets what it says', () => {
    const base = experimentOf({ task: { name: 'chain', d: 64 }, train: { weightDecay: 0.1 } });
    for (const [setting, { sets }] of Object.entries(DERIVED_SETTINGS)) {
      const draft = applyAxisValue(base, setting, 4);
      const changed = Object.keys(ALL_SETTINGS).filter((path) => draftValue(draft, path) !== draftValue(base, path));
      expect(changed.toSorted(), setting).toEqual([...sets].toSorted());
      expect(settingsOfAxis(setting)).toEqual(sets);
    }
    expect(settingsOfAxis('net.width')).toEqual(['net.width']);
  });

  it('begins with all options of a choice, and with 0 and 1 of a setting that is not offered', () => {
    expect(suggestedAxis('net.bias')).toEqual({ setting: 'net.bias', values: [false, true] });
    expect(suggestedAxis('of.another.lab')).toEqual({ setting: 'of.another.lab', values: [0, 1] });
  });
});
