import { describe, expect, it } from 'vitest';
import { words } from '../../words/words.ts';
import { defaultExperiment } from '../default-experiment.ts';
import { withLearningSettings } from '../learning-settings.ts';
import { encodeLessonLink } from './lesson-link.ts';
import { encodeLink } from './link.ts';
import { decodeAddress } from './page-link.ts';
import { decodeWholeLink } from '../testing/decode-whole-link.ts';
import { encodePriorLink } from './prior-link.ts';
import { DEFAULT_PRIOR } from '../prior.ts';
import { encodeSweepLink } from './sweep-link.ts';
import { presetSweep } from '../sweep/presets.ts';
import { defaultTask } from '../../tasks/tasks.ts';

const wide = { ...defaultExperiment, net: { ...defaultExperiment.net, width: 512 } };

describe('the address of the page', () => {
  it('without a link opens a lazy beside a rich network on a task that both learn, which a link holds, too', () => {
    for (const fragment of ['', '#']) {
      const { notices, ...opened } = decodeAddress(fragment);
      if (opened.view !== 'training') throw new Error('It does not train.');
      const { experiment, comparison } = opened;
      expect([experiment, comparison?.right].map((side) => side?.scaling.gamma0)).toEqual([0.01, 10]);
      const chosen = withLearningSettings({ ...defaultExperiment, task: defaultTask('planar') }, defaultExperiment);
      expect({ ...experiment, scaling: chosen.scaling }).toEqual(chosen);
      expect(decodeAddress(encodeLink(experiment, comparison))).toEqual({ ...opened, notices });
      expect(notices).toEqual([]);
    }
  });

  it('with a link of nothing but its version opens the neutral values', () => {
    expect(decodeAddress('#v=1')).toMatchObject({ experiment: defaultExperiment, comparison: null });
  });

  it('without a view is training, as every older link', () => {
    const link = decodeWholeLink(encodeLink(wide));
    expect(link).toEqual({ view: 'training', experiment: wide, comparison: null, shown: null, notices: [] });
    expect(decodeWholeLink('#view=training&v=1&seed=3').notices).toEqual([]);
  });

  it('with an unknown view says so', () => {
    const { view, notices } = decodeWholeLink('#v=1&view=circus');
    expect(view).toBe('training');
    expect(notices.join()).toMatch(
      /view was set to training instead of "circus": it takes one of lesson, training, sweep, prior/,
    );
  });

  it('can look into a layer, and says so if there is no such layer', () => {
    expect(decodeWholeLink('#v=1&depth=2&inspect=3')).toMatchObject({ shown: { inspect: 3 }, notices: [] });
    const { notices, ...link } = decodeWholeLink('#v=1&depth=2&inspect=4');
    expect(link).toMatchObject({ view: 'training', shown: { inspect: null } });
    expect(notices).toEqual(['inspect = "4" was left out: it takes a whole number from 1 to 3.']);
  });

  it('can open a sweep, or the sweep that was kept', () => {
    const sweep = presetSweep('depth');
    expect(decodeWholeLink(encodeSweepLink(sweep))).toEqual({ view: 'sweep', sweep, notices: [] });
    expect(decodeWholeLink('#v=1&view=sweep')).toEqual({ view: 'sweep', sweep: null, notices: [] });
  });

  it('can open the list of lessons, a lesson, and a lesson with other settings of the lab', () => {
    const list = {
      view: 'lesson',
      lesson: null,
      experiment: null,
      comparison: null,
      prior: null,
      shown: null,
      notices: [],
    };
    const lesson = { ...list, lesson: 'alignment' };
    expect(decodeWholeLink('#v=1&view=lesson')).toEqual(list);
    expect(decodeWholeLink(encodeLessonLink('alignment'))).toEqual(lesson);
    expect(decodeWholeLink(encodeLessonLink('alignment', encodeLink(wide)))).toEqual({ ...lesson, experiment: wide });
    const prior = { ...DEFAULT_PRIOR, depth: 4 };
    expect(decodeWholeLink(encodeLessonLink('alignment', encodePriorLink(prior)))).toEqual({ ...lesson, prior });
  });

  it('says which settings of another view it ignores, and that they exist', () => {
    const { notices } = decodeWholeLink('#v=1&view=prior&rule=pc&colour=red');
    expect(notices).toEqual([
      '"Learning rule" (rule) is ignored: the prior has no such setting.',
      words.link.unknownKey('colour', null),
    ]);
    expect(decodeWholeLink('#v=1&networks=500').notices).toEqual([
      '"Networks" (networks) is ignored: a training run has no such setting.',
    ]);
  });

  it('of a sweep says that a setting has no effect only if no cell uses it', () => {
    expect(decodeWholeLink('#v=1&view=sweep&x=train.rule:bp,fa&rho=0.4').notices).toEqual([]);
    expect(decodeWholeLink('#v=1&view=sweep&x=train.lr:1,2&rho=0.4').notices).toHaveLength(1);
  });

  it('with an invalid lesson opens the list, and says so', () => {
    const { notices, ...link } = decodeWholeLink('#v=1&view=lesson&lesson=<b>&width=wide');
    expect(link).toMatchObject({ view: 'lesson', lesson: null, experiment: defaultExperiment });
    expect(notices).toEqual([
      expect.stringMatching(/lesson = "<b>"/),
      expect.stringMatching(/"Width n" \(width\) was set to 256 instead of "wide"/),
    ]);
    expect(decodeWholeLink('#v=1&view=lesson&beside=cake').notices.join()).toMatch(/"beside"/);
  });
});
