import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { words } from '../../words/words.ts';
import { defaultExperiment } from '../default-experiment.ts';
import { ALL_SETTINGS, SETTINGS } from '../settings/settings.ts';
import { decodeWholeLink } from '../testing/decode-whole-link.ts';
import { encodeLessonLink } from './lesson-link.ts';
import { encodeLink, LINK_FIELDS_V1 } from './link.ts';
import { DEFAULT_VIEW, encodeView, readView, VIEW_KEYS, VIEW_ROWS, type LinkedView } from './view-fields.ts';

/** A network that has every layer and step that a view can name. */
const deep = {
  ...defaultExperiment,
  net: { ...defaultExperiment.net, depth: SETTINGS['net.depth'].kind.range.max },
  train: { ...defaultExperiment.train, steps: 10_000_000 },
};
const view = fc.record(
  Object.fromEntries(Object.entries(VIEW_ROWS).map(([name, { kind }]) => [name, kind.arbitrary(fc)])),
) as unknown as fc.Arbitrary<LinkedView>;

describe('the view in a link', () => {
  it('is opened as it was, behind the settings of a run and beside a lesson', () => {
    fc.assert(
      fc.property(view, (shown) => {
        const look = encodeView(shown);
        const isUsual = look === '';
        const expected = { shown: isUsual ? null : shown, notices: [] };
        expect(decodeWholeLink(encodeLink(deep) + look)).toMatchObject({ experiment: deep, ...expected });
        const lesson = encodeLessonLink('alignment', encodeLink(deep)) + look;
        expect(decodeWholeLink(lesson)).toMatchObject({ experiment: deep, ...expected });
      }),
    );
  });

  it('has only what differs from the view with which the page opens', () => {
    expect(encodeView(DEFAULT_VIEW)).toBe('');
    const charts = { ...DEFAULT_VIEW.charts, loss: { logX: true, logY: false, auto: false, asTable: true } };
    expect(encodeView({ ...DEFAULT_VIEW, charts, fit: 'accuracy', at: 0, paused: true, chosenUnits: [3, 1] })).toBe(
      '&fit=accuracy&charts=loss.logX,loss.linearY,loss.table&units=3,1&at=0&paused=1',
    );
  });

  it('has keys that no setting has', () => {
    const settings = new Set([...LINK_FIELDS_V1, ...Object.values(ALL_SETTINGS)].map(({ key }) => key));
    expect([...VIEW_KEYS].filter((key) => settings.has(key))).toEqual([]);
  });

  it.each([
    ['fit=size', words.config.oneOf(['loss', 'accuracy'])],
    ['layer=4', words.config.layerOf(['mean', 'each'], 3)],
    ['layer=all', words.config.layerOf(['mean', 'each'], 3)],
    ['features=4', words.config.wholeNumber(1, 3)],
    ['inspect=5', words.config.wholeNumber(1, 4)],
    ['at=99999999', words.config.wholeNumber(0, defaultExperiment.train.steps)],
    ['at=-1', words.config.wholeNumber(0, defaultExperiment.train.steps)],
    ['paused=maybe', words.config.flag],
    ['charts=loss.pie', 'a chart (loss, movement, alignment)'],
    ['units=1.5', 'numbers from 0'],
    ['fits=all', 'twin, limit'],
  ])('with a bad value, %s, leaves it out and says what is allowed', (pair, allowed) => {
    const [key, text] = pair.split('=');
    const { shown, notices } = readView(new Map([[key, text]]), defaultExperiment);
    expect(shown).toEqual(DEFAULT_VIEW);
    expect(notices).toEqual([expect.stringContaining(`${key} = "${text}" was left out: it takes`)]);
    expect(notices[0]).toContain(allowed);
  });

  it('is not said by older links', () => {
    expect(decodeWholeLink('#v=1&width=8')).toMatchObject({ shown: null, notices: [] });
  });
});
