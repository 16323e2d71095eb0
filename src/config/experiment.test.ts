import { describe, expect, it } from 'vitest';
import { describeProblems } from './describe-problems.ts';
import { parseExperiment } from './experiment.ts';
import { parsePrior } from './prior.ts';
import { SETTINGS } from './settings/settings.ts';
import { parseSweep } from './sweep/sweep.ts';

const sentencesOn = (parsed: ReturnType<typeof parseExperiment | typeof parsePrior | typeof parseSweep>) =>
  parsed.ok ? '' : describeProblems(parsed.problems);
const refusal = (input: unknown) => sentencesOn(parseExperiment(input));

const MANY = Array.from({ length: 200_000 }, (_, i) => i);
/** More than any sentence needs, and far less than a list that is written out. */
const LONG = 400;

describe('a refused configuration', () => {
  it.each([
    ['layerLr', () => refusal({ train: { layerLr: MANY } })],
    ['y of a prior', () => sentencesOn(parsePrior({ y: MANY }))],
    ['the values of an axis', () => sentencesOn(parseSweep({ axes: [{ setting: 'train.lr', values: MANY }] }))],
    ['measure.at', () => refusal({ measure: { at: MANY } })],
    ['a batch', () => refusal({ train: { batches: [MANY] } })],
    ['the batches', () => refusal({ train: { batches: MANY } })],
  ])('of %s with 200,000 entries says how many, and not which', (_, refused) => {
    const sentence = refused();
    expect(sentence).toMatch(/ is \[0,1,2,3.*… \(a list of 200,000\); allowed: a list of /);
    expect(sentence.length).toBeLessThan(LONG);
  });

  it('with a long text or many faults is described in few words', () => {
    expect(refusal({ train: { rule: 'x'.repeat(1e6) } }).length).toBeLessThan(LONG);
    expect(refusal({ ['x'.repeat(1e6)]: 1 }).length).toBeLessThan(LONG);
    const lines = refusal({ measure: { at: MANY.slice(0, 100).map(() => -1) } }).split('\n');
    expect(lines).toHaveLength(11);
    expect(lines[10]).toBe('There are 90 more such problems.');
  });

  it('with a list in place of settings says so, also where all lists have what a setting is called', () => {
    const allowed = 'an object of settings.';
    expect(refusal({ measure: [32, false] })).toBe(`measure is [32,false]; allowed: ${allowed}`);
    expect(refusal({ net: [1] })).toBe(`net is [1]; allowed: ${allowed}`);
    expect(sentencesOn(parseSweep({ base: { measure: [32] }, axes: [] }))).toContain(
      `base.measure is [32]; allowed: ${allowed}`,
    );
  });

  it('shows nothing that steers a terminal or turns the order of letters', () => {
    expect(refusal({ 'a\u202eb': 1, train: { rule: 'x\u0085y' } })).toMatch(/^train\.rule is "x y"; [^]*\na b is 1, /);
  });

  it.each([
    [
      'beside it',
      { net: { widht: 3 } },
      'net.widht is 3, but there is no such setting; write net.width, or leave it out.',
    ],
    ['elsewhere', { lr: 0.1 }, 'lr is 0.1, but there is no such setting; write train.lr, or leave it out.'],
    [
      'of the task',
      { task: { name: 'chain', sampels: 8 } },
      /^task\.sampels is 8, .* write task\.samples, or leave it out\.$/,
    ],
    ['of no setting', { net: { heads: 3 } }, 'net.heads is 3, but there is no such setting; leave it out.'],
    [
      'of another task',
      { task: { name: 'chain', side: 14 } },
      'task.side is 14, but there is no such setting; leave it out.',
    ],
  ])('names the nearest key of one that there is not: %s', (_, input, sentence) => {
    expect(refusal(input)).toMatch(sentence);
  });

  it('names the width exponent of predictive coding', () => {
    expect(refusal({ train: { rule: 'pc', pc: { gbar: -1 } }, scaling: { preset: 'sp' } })).toBe(
      'train.pc.gbar is -1; allowed: 0 with the rule "pc" unless the scaling is "mup".',
    );
  });

  it('says what batches need', () => {
    expect(refusal({ train: { batches: [[]] } })).toMatch(
      /^train\.batches\.0 is \[\]; allowed: a list of at least one /,
    );
    expect(refusal({ train: { batches: [] } })).toMatch(/^train\.batches is \[\]; allowed: a list of 1 to 100,000 bat/);
    const task = { name: 'chain', samples: 8 };
    expect(refusal({ task, train: { batches: [[0, 8]] } })).toBe(
      'train.batches.0.1 is 8; allowed: a whole number from 0 to 7, since there are 8 training samples, counted from 0.',
    );
    expect(refusal({ task, train: { batches: [[0, 7], [1]] } })).toContain(
      'train.batches.1 is [1]; allowed: 2 samples',
    );
    expect(refusal({ task, train: { batches: [[0, 7]] } })).toBe('');
  });

  it('is described in the words of the lab, whatever is wrong', () => {
    const paths = [...Object.keys(SETTINGS), 'train.batches', 'train.batches.0', 'measure.at', 'measure.at.0'];
    for (const path of [...paths, 'v', 'task', 'task.name', 'net', 'train', 'train.pc', 'train.tp', 'train.slo']) {
      for (const value of [null, 'x', {}, [], [[]], [null], NaN, -1e9, 0.5]) {
        const names = path.split('.');
        const input = names.reduceRight<unknown>((inner, name) => (name === '0' ? [inner] : { [name]: inner }), value);
        const sentence = refusal(input);
        expect(sentence, `${path}: ${JSON.stringify(value)}`).not.toMatch(/Invalid|Expected|received/);
      }
    }
  });
});

describe('settings that clash', () => {
  const keyOf = (input: unknown) => {
    const parsed = parseExperiment(input);
    return parsed.ok ? null : parsed.problems.map(({ key }) => key).join();
  };

  it.each<[string, object, object]>([
    ['train.loss', { task: { name: 'curve' }, train: { loss: 'ce' } }, { train: { loss: 'ce' } }],
    ['train.loss', { task: { name: 'planar' }, train: { loss: 'ce' } }, { task: { name: 'planar' } }],
    [
      'train.layerLr',
      { net: { depth: 1 }, train: { layerLr: [1, 1, 1] } },
      { net: { depth: 2 }, train: { layerLr: [1, 1, 1] } },
    ],
    [
      'train.slo',
      { train: { slo: { speeds: [1, 1, 1, 1] } } },
      { train: { optimizer: 'slo', slo: { speeds: [1, 1, 1, 1] } } },
    ],
    [
      'train.slo',
      { train: { optimizer: 'slo', slo: { speeds: [1, 1] } } },
      { net: { depth: 1 }, train: { optimizer: 'slo', slo: { speeds: [1, 1] } } },
    ],
    ['train.pc', { train: { pc: {} } }, { train: { rule: 'pc', pc: {} } }],
    ['train.tp', { train: { tp: {} } }, { train: { rule: 'dtp', tp: {} } }],
    [
      'scaling.gamma0',
      { train: { rule: 'pc' }, scaling: { gamma0: 2 } },
      { train: { rule: 'fa' }, scaling: { gamma0: 2 } },
    ],
    [
      'scaling.centered',
      { train: { rule: 'tp' }, scaling: { centered: true } },
      { train: { rule: 'dfa' }, scaling: { centered: true } },
    ],
    [
      'train.lrUnit',
      { train: { optimizer: 'adam', lrUnit: 'critical' } },
      { train: { optimizer: 'momentum', lrUnit: 'critical' } },
    ],
    [
      'scaling.preset',
      { train: { optimizer: 'adam' }, scaling: { preset: 'ip' } },
      { train: { optimizer: 'slo' }, scaling: { preset: 'ip' } },
    ],
    [
      'train.pc.gbar',
      { train: { rule: 'pc', pc: { gbar: -1 } }, scaling: { preset: 'ntp' } },
      { train: { rule: 'pc', pc: { gbar: 0 } }, scaling: { preset: 'ntp' } },
    ],
    ['scaling.b', { scaling: { b: [0, 0, 0] } }, { scaling: { preset: 'custom', b: [0, 0, 0], c: [0, 0, 0] } }],
    ['net.width', { net: { symmetric: true, width: 5 } }, { net: { symmetric: true, width: 6 } }],
  ])('are refused at %s: %j', (key, clash, fit) => {
    expect(keyOf(clash)).toBe(key);
    expect(keyOf(fit)).toBeNull();
  });
});
