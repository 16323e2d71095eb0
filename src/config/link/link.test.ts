import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { words } from '../../words/words.ts';
import { defaultExperiment } from '../default-experiment.ts';
import { experimentArbitrary } from '../testing/experiment-arbitrary.ts';
import { experimentSchema, parseExperiment, type Experiment } from '../experiment.ts';
import fixtures from './link-v1.fixtures.json';
import { decodeLink, encodeLink, LINK_FIELDS_V1 } from './link.ts';
import { rightFields } from './right-side.ts';
import { differencesOf } from '../comparison.ts';
import { setAtPath } from '../setting-path.ts';
import { draftValue } from '../../settings/draft.ts';
import { TASK_NAMES } from '../../tasks/tasks.ts';

const isValid = (experiment: Experiment) => parseExperiment(experiment).ok;

describe('a link', () => {
  it('of the default experiment names nothing but its version', () => {
    expect(encodeLink(defaultExperiment)).toBe('#v=1');
    expect(decodeLink('')).toEqual({ experiment: defaultExperiment, comparison: null, notices: [] });
  });

  it('names only what differs, in readable keys', () => {
    const wide = setAtPath(setAtPath(defaultExperiment, 'net.width', 512), 'train.lr', 0.25);
    expect(encodeLink(wide)).toBe('#v=1&width=512&lr=0.25');
  });

  it('compares a task with the defaults of that task', () => {
    const parity = v.parse(experimentSchema, { ...defaultExperiment, task: { name: 'parity', degree: 3 } });
    expect(encodeLink(parity)).toBe('#v=1&task=parity&degree=3');
  });

  it('opens the experiment that it was made from', () => {
    fc.assert(
      fc.property(experimentArbitrary, (experiment) => {
        const { experiment: opened, notices } = decodeLink(encodeLink(experiment));
        expect(opened).toEqual(experiment);
        for (const notice of notices) expect(notice).toContain('has no effect here');
      }),
      { numRuns: 500 },
    );
  });

  it('leaves out what it cannot hold: given data, given batches, measured steps', () => {
    const given = v.parse(experimentSchema, {
      ...defaultExperiment,
      task: { name: 'given', d: 3, outputs: 1 },
      train: { ...defaultExperiment.train, batches: [[0, 1]] },
      measure: { ...defaultExperiment.measure, at: [0, 5] },
    });
    expect(encodeLink(given)).toBe('#v=1');
  });

  it('may come with its # or without, percent-encoded or not, and the last of two keys counts', () => {
    const { experiment, notices } = decodeLink('width=8&wid%74h=16&lr=1%65-3&b=');
    expect(experiment.net.width).toBe(16);
    expect(experiment.train.lr).toBe(1e-3);
    expect(notices).toHaveLength(2);
    expect(notices).toContain('The link sets "Width n" (width) more than once; the last value counts, "16".');
    expect(decodeLink('#v=1&width=8&width=8').notices).toEqual([]);
  });
});

describe('a link with mistakes', () => {
  const noticesOf = (fragment: string) => {
    const { experiment, notices } = decodeLink(fragment);
    expect(isValid(experiment)).toBe(true);
    return notices;
  };

  it('says which key it does not know', () => {
    expect(noticesOf('#v=1&height=3')).toEqual([words.link.unknownKey('height', null)]);
    expect(noticesOf('#v=1&widht=3')).toEqual([words.link.unknownKey('widht', 'width')]);
    expect(words.link.unknownKey('widht', 'width')).toContain('it knows "width"');
    expect(noticesOf('#v=1&__proto__=3&constructor=4')).toHaveLength(2);
  });

  it('says key, value and what is allowed, and uses the default', () => {
    const { experiment, notices } = decodeLink('#v=1&width=0&lr=fast&bias=maybe&activation=gauss');
    expect(experiment).toEqual(defaultExperiment);
    expect(notices).toHaveLength(4);
    expect(notices).toContain(
      '"Width n" (width) was set to 256 instead of "0": it takes a whole number from 1 to 4096.',
    );
    const lr = defaultExperiment.train.lr;
    expect(notices).toContain(
      `"Learning rate η" (lr) was set to ${lr} instead of "fast": it takes a number from 0.000001 to 1000.`,
    );
  });

  it('of another version is read as the newest, with a notice', () => {
    expect(noticesOf('#v=2&width=512')).toEqual([words.link.newerVersion('2', 1)]);
    expect(noticesOf('#v=one')).toEqual([words.link.newerVersion('one', 1)]);
  });

  it('with a bad percent sign loses only that part', () => {
    const { experiment, notices } = decodeLink('#v=1&lr=%E0%A4&width=32');
    expect(experiment.net.width).toBe(32);
    expect(notices).toEqual([words.link.unreadable('lr=%E0%A4')]);
  });

  it('names a task that does not exist, or whose data it cannot hold', () => {
    for (const task of ['weather', 'given']) {
      const { experiment, notices } = decodeLink(`#v=1&task=${task}`);
      expect(experiment).toEqual(defaultExperiment);
      expect(notices).toEqual([
        words.link.replaced('"Task" (task)', `"${task}"`, words.config.oneOf(TASK_NAMES), 'digits'),
      ]);
    }
  });

  it('sets a setting that its task does not have', () => {
    const { experiment, notices } = decodeLink('#v=1&task=curve&d=7');
    expect(experiment.task).not.toHaveProperty('d');
    expect(notices).toEqual(['"Inputs d" (d) was left out: the task "Curve in one dimension" has no such setting.']);
  });
});

describe('settings of a link that exclude each other', () => {
  it.each([
    ['#v=1&width=255&symmetric=true', 'net', { width: 256, symmetric: true }],
    ['#v=1&width=4095&symmetric=true', 'net', { width: 4096, symmetric: true }],
    ['#v=1&task=curve&loss=ce', 'train', { loss: 'mse' }],
    ['#v=1&scaling=custom', 'scaling', { preset: 'custom', b: [0, 0.5, 1], c: [-1, 0, 1] }],
    ['#v=1&scaling=custom&b=1,2&c=0,0,0', 'scaling', { preset: 'custom', b: [0, 0.5, 1], c: [0, 0, 0] }],
    ['#v=1&b=0,0,0', 'scaling', { preset: 'custom', b: [0, 0, 0], c: [-1, 0, 1] }],
    ['#v=1&scaling=sp&b=0,0,0', 'scaling', { preset: 'sp', b: undefined }],
    ['#v=1&layerLr=1,2', 'net', { depth: 1 }],
    ['#v=1&depth=2&speeds=1,2,3', 'train', { optimizer: 'slo', slo: { speeds: [1, 2, 3] } }],
    ['#v=1&rule=pc&gamma0=3', 'scaling', { gamma0: 1, centered: false }],
    ['#v=1&pcSteps=5', 'train', { rule: 'pc', 'pc.steps': 5 }],
    ['#v=1&rule=bp&pcSteps=5&dt=0.1', 'train', { rule: 'bp', pc: undefined }],
    ['#v=1&optimizer=adam&scaling=ip', 'scaling', { preset: 'mup' }],
    ['#v=1&optimizer=adam&lrUnit=critical', 'train', { optimizer: 'adam', lrUnit: 'absolute' }],
    ['#v=1&pcSteps=1e9&dt=0.1&rule=pc', 'train', { 'pc.steps': 20, 'pc.dt': 0.1 }],
    ['#v=1&depth=2&layerLr=1,2', 'net', { depth: 2 }],
    ['#v=1&task=multi-index&d=2', 'task', { d: 2, rank: 2 }],
    ['#v=1&task=parity&d=3&degree=5', 'task', { d: 3, degree: 3 }],
    ['#v=1&task=chain&d=4&terms=9', 'task', { d: 4, terms: 3 }],
    ['#v=1&task=chain&d=1', 'task', { d: 4, terms: 3 }],
    ['#v=1&targets=sign', 'task', { classes: '3-7', targets: 'sign' }],
    ['#v=1&classes=all&targets=sign', 'task', { classes: 'all', targets: 'onehot' }],
  ] as const)('%s opens the nearest experiment that fits, with a notice', (fragment, section, expected) => {
    const { experiment, notices } = decodeLink(fragment);
    expect(isValid(experiment)).toBe(true);
    for (const [name, value] of Object.entries(expected))
      expect(draftValue(experiment, `${section}.${name}`)).toEqual(value);
    expect(notices.length).toBeGreaterThan(0);
  });

  it('name what was changed: what the link states, and the defaults that it leaves', () => {
    expect(decodeLink('#v=1&width=512&depth=5&lr=0.5&seed=7&rule=pc')).toEqual({
      experiment: {
        ...defaultExperiment,
        seed: 7,
        net: { ...defaultExperiment.net, width: 512, depth: 5 },
        scaling: { ...defaultExperiment.scaling, centered: false },
        train: { ...defaultExperiment.train, lr: 0.5, rule: 'pc' },
      },
      comparison: null,
      notices: ['"Centred output" (centered) was switched off: predictive coding has no centred output.'],
    });
    expect(decodeLink('#v=1&layerLr=1,2').notices).toEqual([
      '"Depth L" (depth) was set to 1 instead of 3 to fit layerLr: there is one factor for each weight layer (depth + 1).',
    ]);
    expect(decodeLink('#v=1&rule=bp&pcSteps=5&dt=0.1').notices).toEqual([
      '"Inference steps" (pcSteps) was left out: only predictive coding has such settings.',
      '"Step size dt" (dt) was left out: only predictive coding has such settings.',
    ]);
    expect(decodeLink('#v=1&pcSteps=5').notices).toContain(
      '"Learning rule" (rule) was set to pc instead of bp to fit pcSteps: only predictive coding has such settings.',
    );
  });
});

describe('a setting that a link states and nothing uses', () => {
  it.each([
    ['#v=1&rho=0.4', '"Own weights ρ" (rho) has no effect here: only feedback alignment has it.'],
    ['#v=1&decayScale=lr', '"Decay per step" (decayScale) has no effect here: there is no weight decay.'],
    ['#v=1&optimizer=adam&twin=true', '"Lazy twin" (twin) has no effect here: only SGD and momentum have it.'],
    ['#v=1&rule=fa&infinite=true', '"Infinite width" (infinite) has no effect here: only backpropagation has it.'],
  ])('%s is named in a notice', (link, notice) => {
    expect(decodeLink(link).notices).toEqual([notice]);
  });

  it.each(['#v=1&rule=fa&rho=0.4', '#v=1&weightDecay=0.1&decayScale=lr', '#v=1&twin=true', '#v=1&rule=fa&twin=false'])(
    '%s has none',
    (link) => {
      expect(decodeLink(link).notices).toEqual([]);
    },
  );
});

/** A link, the experiment that it opens and, of a comparison, the sections in which the right side differs. */
interface Fixture {
  link: string;
  experiment: object & { measure: object };
  right?: object;
}

describe('every version-1 link', () => {
  it.each<Fixture>(fixtures)('$link still opens its experiment', ({ link, experiment, right }) => {
    const decoded = decodeLink(link);
    // A setting that is newer than the fixture has its neutral value.
    const measure = { twin: defaultExperiment.measure.twin, ...experiment.measure };
    expect(parseExperiment({ ...experiment, measure })).toEqual({ ok: true, experiment: decoded.experiment });
    const other = { ...experiment, ...right, measure };
    expect(right ? parseExperiment(other) : null).toEqual(
      decoded.comparison && { ok: true, experiment: decoded.comparison.right },
    );
    for (const notice of decoded.notices) expect(notice).toContain('has no effect here');
  });

  it('is represented: each key of the table is in some fixture', () => {
    const used = new Set(
      fixtures.flatMap(({ link }) =>
        link
          .slice(1)
          .split('&')
          .map((pair) => pair.split('=')[0]),
      ),
    );
    const missing = LINK_FIELDS_V1.map((field) => field.key).filter((key) => !used.has(key));
    expect(missing, 'keys to add to link-v1.fixtures.json, in a link with the experiment that it opens').toEqual([]);
  });
});

describe('any text as a link', () => {
  /** The numbers of fragments of the two kinds below: each run draws others, and a real link takes four times as long. */
  const RANDOM_FRAGMENTS = 5000;
  const CHANGED_LINKS = 1500;
  const opensSomething = (fragment: string) => {
    const { experiment, comparison, notices } = decodeLink(fragment);
    if (comparison && (!isValid(comparison.right) || comparison.differing.length === 0)) return false;
    return isValid(experiment) && notices.every((notice) => notice.length > 0);
  };

  it('opens a valid experiment and never throws', () => {
    const keys = fc.constantFrom('v', ...[...LINK_FIELDS_V1, ...rightFields(LINK_FIELDS_V1)].map((field) => field.key));
    const values = fc.oneof(
      fc.string(),
      fc.double().map(String),
      fc.integer({ min: -2, max: 5000 }).map(String),
      fc.constantFrom('true', 'full', 'custom', 'ce', 'sign', 'all', '3-3', '3-7', '1,2,3', '1,,2', ...TASK_NAMES),
    );
    const settings = fc
      .array(fc.tuple(keys, values), { maxLength: 12 })
      .map((pairs) => pairs.map(([key, value]) => `${key}=${value}`).join('&'));
    fc.assert(fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' }), settings), opensSomething), {
      numRuns: RANDOM_FRAGMENTS,
    });
  });

  it('opens a valid experiment for a real link with a few letters changed, added or lost', () => {
    const edits = fc.array(fc.tuple(fc.nat(), fc.nat({ max: 3 }), fc.string({ maxLength: 3 })), { maxLength: 4 });
    const links = fc
      .tuple(experimentArbitrary, fc.option(experimentArbitrary))
      .map(([left, right]) => encodeLink(left, right && { right, differing: differencesOf(left, right) }));
    const mutated = fc.tuple(links, edits).map(([link, changes]) =>
      changes.reduce((text, [at, lost, added]) => {
        const cut = at % (text.length + 1);
        return text.slice(0, cut) + added + text.slice(cut + lost);
      }, link),
    );
    fc.assert(fc.property(mutated, opensSomething), { numRuns: CHANGED_LINKS });
  });
});
