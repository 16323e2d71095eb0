import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeFileProblem } from './describe-problems.ts';
import { decodePageLink } from './link/page-link.ts';
import { encodePriorLink } from './link/prior-link.ts';
import { DEFAULT_PRIOR, parsePrior, PRIOR, type PriorExperiment } from './prior.ts';
import { drawnSettings } from '../settings/testing/drawn-settings.ts';

/** Draws a prior with any settings. With targets it has one output, fewer targets than inputs, and enough units. */
const priorArbitrary: fc.Arbitrary<PriorExperiment> = drawnSettings(PRIOR, { v: 1 })
  .map((draft) => draft as PriorExperiment)
  .map((prior) => {
    if (!prior.y) return prior;
    const inputs = Math.max(prior.inputs, prior.y.length + 1);
    return { ...prior, inputs, width: Math.max(prior.width, prior.y.length), outputs: 1 };
  });

const sentences = (input: unknown) => {
  const parsed = parsePrior(input);
  return parsed.ok ? [] : parsed.problems.map(describeFileProblem);
};

describe('the configuration of a prior', () => {
  it('takes neutral values for what it leaves out', () => {
    expect(parsePrior({})).toEqual({ ok: true, prior: DEFAULT_PRIOR });
  });

  it.each([
    [{ depth: 1e4 }, 'depth is 10000; allowed: a whole number from 0 to 128.'],
    [{ width: 2.5 }, 'width is 2.5; allowed: a whole number from 1 to 1024.'],
    [{ activation: 'sine' }, 'activation is "sine"; allowed: one of linear, relu,'],
    [{ widht: 3 }, 'widht is 3, but there is no such setting; write width, or leave it out.'],
    [{ heads: 3 }, 'heads is 3, but there is no such setting; leave it out.'],
    [{ y: [1, 2], inputs: 2, outputs: 1 }, 'y is [1,2]; allowed: fewer targets than inputs'],
    [{ y: [1, 2], inputs: 3, outputs: 1, width: 1 }, 'y is [1,2]; allowed: at most as many targets'],
    [{ y: [1] }, 'outputs is 2; allowed: 1 with targets y'],
    [3, 'the configuration is 3; allowed: an object of settings.'],
  ])('refuses %j with a sentence', (input, sentence) => {
    expect(sentences(input).join('\n')).toContain(sentence);
  });
});

describe('a link of a prior', () => {
  it('names only what differs, in readable keys', () => {
    expect(encodePriorLink(DEFAULT_PRIOR)).toBe('#v=1&view=prior');
    const conditioned: PriorExperiment = { ...DEFAULT_PRIOR, width: 10, inputs: 3, outputs: 1, y: [1, -0.5] };
    expect(encodePriorLink(conditioned)).toBe('#v=1&view=prior&width=10&inputs=3&outputs=1&y=1,-0.5');
  });

  it('opens the prior that it was made from', () => {
    fc.assert(
      fc.property(priorArbitrary, (prior) => {
        expect(decodePageLink(encodePriorLink(prior))).toEqual({ view: 'prior', prior, notices: [] });
      }),
      { numRuns: 300 },
    );
  });

  it('of version 1 decodes for ever', () => {
    const link = '#v=1&view=prior&depth=5&width=10&activation=tanh&inputs=3&outputs=1&overlap=0.25&y=1,-0.5&gain=1.5';
    expect(decodePageLink(`${link}&networks=5000&seed=7`)).toEqual({
      view: 'prior',
      notices: [],
      prior: {
        ...{ v: 1, depth: 5, width: 10, activation: 'tanh', inputs: 3, outputs: 1, overlap: 0.25, y: [1, -0.5] },
        ...{ gain: 1.5, networks: 5000, seed: 7 },
      },
    });
  });

  it('with mistakes is mended, and each is told', () => {
    const { notices, ...link } = decodePageLink('#v=1&view=prior&depth=deep&colour=red&y=1,2&outputs=3&width=7');
    expect(link).toEqual({ view: 'prior', prior: { ...DEFAULT_PRIOR, outputs: 3, width: 7 } });
    expect(notices).toHaveLength(3);
    expect(notices.join(' ')).toMatch(/"colour".*set to 20 instead of "deep".*"Data y" \(y\) was left out/);
  });

  it('with any text is mended', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('depth', 'y', 'gain', 'outputs', 'view'), (text, key) => {
        const link = decodePageLink(`#view=prior&${key}=${text}`);
        if (link.view === 'prior') expect(parsePrior(link.prior)).toEqual({ ok: true, prior: link.prior });
      }),
    );
  });
});
