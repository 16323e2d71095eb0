import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultExperiment } from '../default-experiment.ts';
import { parseExperiment } from '../experiment.ts';
import { experimentArbitrary } from '../testing/experiment-arbitrary.ts';
import { experimentFileText, parseExperimentFile } from './experiment-file.ts';

const rewritten = (text: string) => {
  const read = parseExperimentFile(JSON.parse(text));
  return read.ok ? experimentFileText(read.experiment, read.right) : JSON.stringify(read.problems);
};

describe('the file of an experiment', () => {
  it('gives the same bytes after it was opened, of a comparison too', () => {
    fc.assert(
      fc.property(experimentArbitrary, fc.option(experimentArbitrary), (experiment, right) => {
        const text = experimentFileText(experiment, right);
        expect(rewritten(text)).toBe(text);
      }),
      { numRuns: 50 },
    );
  });

  it('of one network is a configuration of the command line', () => {
    const text = experimentFileText(defaultExperiment, null);
    expect(parseExperiment(JSON.parse(text))).toEqual({ ok: true, experiment: defaultExperiment });
  });

  it('may leave out neutral settings', () => {
    const read = parseExperimentFile({ net: { width: 8 }, right: { net: { width: 16 } } });
    expect(read).toMatchObject({ ok: true, experiment: { net: { width: 8 } }, right: { net: { width: 16 } } });
  });

  it('may be that of a run, whose settings it takes', () => {
    const run = { config: { net: { width: 8 } }, frames: [], right: { config: { net: { width: 9 } }, frames: [] } };
    expect(parseExperimentFile(run)).toMatchObject({ experiment: { net: { width: 8 } }, right: { net: { width: 9 } } });
  });

  it.each([
    ['a wrong value', { net: { width: 0 } }, 'net.width'],
    ['a wrong value on the right', { right: { net: { width: 0 } } }, 'right.net.width'],
    ['a comparison of three', { right: { right: {} } }, 'right.right'],
    ['no settings on the right', { right: [1] }, 'right.'],
    ['an empty list', [], 'the configuration'],
    ['no settings of a run', { config: 5, frames: [] }, 'the configuration'],
    ['no object', [1, 2], 'the configuration'],
    ['nothing', null, 'the configuration'],
    ['nothing on the right', { right: null }, 'right.'],
    ['a text', 'frames', 'the configuration'],
  ])('is refused with %s, by its key', (_, json, key) => {
    const read = parseExperimentFile(json);
    expect(read.ok ? null : read.problems[0].key).toContain(key);
  });
});
