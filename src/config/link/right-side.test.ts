import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { words } from '../../words/words.ts';
import { differencesOf } from '../comparison.ts';
import { defaultExperiment } from '../default-experiment.ts';
import { parseExperiment } from '../experiment.ts';
import { setAtPath } from '../setting-path.ts';
import { experimentArbitrary } from '../testing/experiment-arbitrary.ts';
import { encodeLessonLink } from './lesson-link.ts';
import { decodeLink, encodeLink } from './link.ts';
import { decodeWholeLink } from '../testing/decode-whole-link.ts';

const withRichness = (gamma0: number) => setAtPath(defaultExperiment, 'scaling.gamma0', gamma0);

describe('the link of a comparison', () => {
  it('names once more what differs on the right', () => {
    const comparison = { right: withRichness(10), differing: ['scaling.gamma0'] } as const;
    const link = encodeLink(withRichness(0.01), comparison);
    expect(link).toBe('#v=1&gamma0=0.01&right.gamma0=10');
    expect(decodeLink(link)).toEqual({ experiment: withRichness(0.01), comparison, notices: [] });
  });

  it('holds a setting in which both agree for a while', () => {
    const comparison = { right: withRichness(0.01), differing: ['scaling.gamma0'] } as const;
    const link = encodeLink(withRichness(0.01), comparison);
    expect(link).toBe('#v=1&gamma0=0.01&right.gamma0=0.01');
    expect(decodeLink(link)).toEqual({
      experiment: withRichness(0.01),
      comparison,
      notices: [words.link.sameOnBoth('"Richness γ₀" (right.gamma0)')],
    });
  });

  it('opens the two experiments that it was made from', () => {
    fc.assert(
      fc.property(experimentArbitrary, experimentArbitrary, (left, right) => {
        const differing = differencesOf(left, right);
        fc.pre(differing.length > 0);
        const { experiment, comparison, notices } = decodeLink(encodeLink(left, { right, differing }));
        expect(experiment).toEqual(left);
        expect(comparison && differencesOf(comparison.right, right)).toEqual([]);
        expect(new Set(comparison?.differing)).toEqual(new Set(differing));
        for (const notice of notices) expect(notice).toContain('has no effect here');
      }),
      { numRuns: 500 },
    );
  });

  it('opens it beside a lesson, too', () => {
    const link = '#v=1&gamma0=0.01&right.gamma0=10';
    const { experiment, comparison } = decodeLink(link);
    expect(decodeWholeLink(encodeLessonLink('alignment', link))).toMatchObject({ experiment, comparison, notices: [] });
    expect(decodeWholeLink(link)).toMatchObject({ view: 'training', experiment, comparison, notices: [] });
  });

  it('needs no key for what follows from another key of the right side', () => {
    const { comparison, notices } = decodeLink('#v=1&rule=pc&pcSteps=30&gamma0=1&centered=false&right.rule=bp');
    expect(comparison?.right.train).toMatchObject({ rule: 'bp' });
    expect(comparison?.right.train.pc).toBeUndefined();
    expect(notices).toEqual([]);
  });

  it('can leave out on the right an optional setting of the left', () => {
    const { comparison, notices } = decodeLink('#v=1&layerLr=1,2,2,1&right.layerLr=');
    expect(comparison?.right.train.layerLr).toBeUndefined();
    expect(notices).toEqual([]);
  });

  it('can give the right side another task, with the settings of that task', () => {
    const { comparison, notices } = decodeLink('#v=1&loss=ce&right.task=curve&right.samples=12');
    expect(comparison?.right).toMatchObject({ task: { name: 'curve', samples: 12 }, train: { loss: 'mse' } });
    expect(notices).toEqual([expect.stringMatching(/\(right\.loss\) was set to mse instead of ce/)]);
  });
});

describe('the right side of a link, if it is wrong,', () => {
  it.each([
    ['right.width=wide', 'is left out', /\(right\.width\) was set to 256 instead of "wide"/],
    ['right.task=weather', 'is left out', /\(right\.task\) was set to digits instead of "weather"/],
    ['right.gamma0=', 'is left out', /\(right\.gamma0\) was set to 1 instead of ""/],
  ])('%s: one network opens, with a sentence', (pair, _, reason) => {
    const { experiment, comparison, notices } = decodeLink(`#v=1&${pair}`);
    expect(experiment).toEqual(defaultExperiment);
    expect(comparison).toBeNull();
    expect(notices).toEqual([expect.stringMatching(reason), words.link.noComparison]);
  });

  it('loses no more than what is wrong', () => {
    const { comparison, notices } = decodeLink('#v=1&right.gamma0=10&right.width=wide');
    expect(comparison).toEqual({ right: withRichness(10), differing: ['scaling.gamma0'] });
    expect(notices).toHaveLength(1);
  });

  it.each(['right.height', 'right.v', 'right.', 'right.right.lr', 'right.__proto__', 'right.networks'])(
    'has an unknown key "%s": it is ignored, with a sentence',
    (key) => {
      const { comparison, notices } = decodeLink(`#v=1&${key}=2`);
      expect(comparison).toBeNull();
      expect(notices).toEqual([words.link.unknownKey(key, null)]);
    },
  );

  it('clashes with the left, the settings that it does not state give way', () => {
    const { comparison, notices } = decodeLink('#v=1&gamma0=3&centered=false&right.rule=pc');
    expect(comparison?.right).toMatchObject({ train: { rule: 'pc' }, scaling: { gamma0: 1 } });
    expect(comparison?.differing).toEqual(['train.rule', 'scaling.gamma0']);
    expect(notices).toEqual([expect.stringMatching(/\(right\.gamma0\) was set to 1 instead of 3/)]);
    expect(parseExperiment(comparison?.right).ok).toBe(true);
  });

  it('is named in a notice by the setting and its key', () => {
    expect(decodeLink('#v=1&right.gamma0=10&right.gamma0=20').notices).toEqual([
      words.link.repeated('"Richness γ₀" (right.gamma0)', '"20"'),
    ]);
    expect(decodeLink('#v=1&right.rho=0.4').notices).toEqual([
      '"Own weights ρ" (right.rho) has no effect here: only feedback alignment has it.',
    ]);
  });

  it('stands in the link of a sweep or a prior, is ignored with a sentence', () => {
    for (const view of ['sweep', 'prior', 'lesson&lesson=alignment&beside=prior'])
      expect(decodeWholeLink(`#v=1&view=${view}&right.gamma0=10`).notices).toEqual([
        words.link.onlyTraining('right.gamma0'),
      ]);
  });
});

describe('a setting of the left side', () => {
  it('that only the right one uses has an effect', () => {
    expect(decodeLink('#v=1&rho=0.4&right.rule=fa').notices).toEqual([]);
  });
});
