import { describe, expect, it } from 'vitest';
import { defaultExperiment } from '../../config/default-experiment.ts';
import { parseExperiment } from '../../config/experiment.ts';
import { frameLayout } from '../../config/frame.ts';
import { fitCurves, layerCurves, weightReadingCurves } from './curves.ts';

function experiment(input: object) {
  const parsed = parseExperiment(input);
  if (!parsed.ok) throw new Error('the test needs a valid experiment');
  return parsed.experiment;
}

describe('the curves of the charts', () => {
  it('are one per hidden layer for movement, and one more for the alignment of the readout', () => {
    expect(layerCurves(defaultExperiment, 'featureMove')).toHaveLength(3);
    expect(weightReadingCurves(defaultExperiment, 'nfa', 'centered')).toHaveLength(4);
  });

  it('read different places of a frame, all inside it', () => {
    const deep = experiment({ net: { depth: 12 } });
    const curves = [
      ...fitCurves(deep, 'loss'),
      ...fitCurves(deep, 'accuracy'),
      ...layerCurves(deep, 'featureMove'),
      ...weightReadingCurves(deep, 'nfa', 'uncentered'),
      ...weightReadingCurves(deep, 'nfa', 'centered'),
    ];
    const offsets = curves.map(({ offset }) => offset);
    expect(new Set(offsets).size).toBe(2 + 2 + 12 + 13 + 13);
    expect(Math.max(...offsets)).toBeLessThan(frameLayout(12).stride);
  });

  it('give a layer the same colour in both charts', () => {
    const movement = layerCurves(defaultExperiment, 'featureMove');
    const alignment = weightReadingCurves(defaultExperiment, 'nfa', 'uncentered');
    expect(movement.map(({ color }) => color('light'))).toEqual(
      alignment.slice(0, 3).map(({ color }) => color('light')),
    );
  });

  it('leave the test curve out when there are no test samples', () => {
    const untested = experiment({ task: { name: 'curve', testSamples: 0 } });
    expect(fitCurves(untested, 'loss').map(({ id }) => id)).toEqual(['loss']);
  });
});
