import { describe, expect, it } from 'vitest';
import { defaultExperiment } from '../../config/default-experiment.ts';
import { parseExperiment } from '../../config/experiment.ts';
import { frameLayout, STEP_OFFSET, weightOffset } from '../../config/frame.ts';
import { LAYER_MEASURES } from '../../config/measures/measures.ts';
import { createStream } from '../../store/training/stream.ts';
import { NETWORK_READINGS, type WeightReading } from '../../config/measures/chart-readings.ts';
import { limitOf, movementCurves, seriesOf, weightReadingCurves } from './curves.ts';

function experiment(input: object) {
  const parsed = parseExperiment(input);
  if (!parsed.ok) throw new Error('the test needs a valid experiment');
  return parsed.experiment;
}

describe('the curves of the second and third charts', () => {
  it('are one per hidden layer for movement, and one more for the movement of the readout', () => {
    expect(movementCurves(defaultExperiment, 'featureMove')).toHaveLength(3);
    expect(weightReadingCurves(defaultExperiment, 'weightMove', 'centered')).toHaveLength(4);
  });

  it('leave out the readout where its alignment is 1 by construction', () => {
    const layers = (outputs: number, reading: WeightReading, kind: 'centered' | 'both') =>
      weightReadingCurves(experiment({ task: { name: 'linear-teacher', outputs } }), reading, kind).length;
    for (const outputs of [1, 3]) {
      for (const pair of ['nfa', 'nfaPearson'] as const) {
        expect(layers(outputs, pair, 'centered')).toBe(3);
        expect(layers(outputs, pair, 'both')).toBe(6);
      }
      expect(layers(outputs, 'nfaRatio', 'both')).toBe(4);
    }
    expect(layers(1, 'nfaSqrt', 'both')).toBe(3);
    expect(layers(3, 'nfaSqrt', 'both')).toBe(4);
  });

  it('are a single one for what the whole network has, such as its tangent kernel', () => {
    for (const reading of NETWORK_READINGS) expect(movementCurves(defaultExperiment, reading)).toHaveLength(1);
  });

  it('leave out the first layer where the features below have to move', () => {
    expect(weightReadingCurves(defaultExperiment, 'omega', 'both').map(({ id }) => id)).toEqual([
      'layer-2',
      'layer-3',
      'layer-4',
    ]);
  });

  it('read different places of a frame, all inside it', () => {
    const deep = experiment({ net: { depth: 12 } });
    const curves = [
      ...[...LAYER_MEASURES, ...NETWORK_READINGS].flatMap((reading) => movementCurves(deep, reading)),
      ...weightReadingCurves(deep, 'nfa', 'both'),
      ...weightReadingCurves(deep, 'nfaPearson', 'both'),
      ...(['nfaSqrt', 'nfaRatio', 'weightMove', 'omega', 'bpCosine', 'gaussNewtonCosine'] as const).flatMap((reading) =>
        weightReadingCurves(deep, reading, 'both'),
      ),
    ];
    const places = curves.flatMap(({ offsets, limitOffset }) => [...offsets, ...(limitOffset ? [limitOffset] : [])]);
    expect(new Set(places).size).toBe(places.length);
    expect(Math.max(...places)).toBeLessThan(frameLayout(12).stride);
  });

  it('give a layer the same colour in both charts', () => {
    const movement = movementCurves(defaultExperiment, 'featureMove');
    const alignment = weightReadingCurves(defaultExperiment, 'nfa', 'uncentered');
    expect(movement.map(({ color }) => color('light'))).toEqual(
      alignment.slice(0, 3).map(({ color }) => color('light')),
    );
  });
});

describe('the centred alignment at step 0', () => {
  const layout = frameLayout(1);
  const streamFrom = (step: number) => {
    const stream = createStream(layout);
    const frame = new Float32Array(layout.stride).fill(NaN);
    frame[STEP_OFFSET] = step;
    frame[weightOffset(1, 0, 'nfaCenteredLimit')] = 0.25;
    stream.append(frame, 1);
    return stream;
  };
  const shallow = experiment({ net: { depth: 1 } });
  const [first] = weightReadingCurves(shallow, 'nfa', 'centered');

  it('is its limit, which no value of the curve is', () => {
    const series = seriesOf(first, streamFrom(0));
    expect([series.limit, series.y[0]]).toEqual([0.25, NaN]);
  });

  it('is nothing where no limit was measured, as of the uncentred one', () => {
    expect(limitOf(first, streamFrom(1))).toBeUndefined();
    expect(limitOf(first, createStream(layout))).toBeUndefined();
    const [uncentred] = weightReadingCurves(shallow, 'nfa', 'uncentered');
    expect(limitOf(uncentred, streamFrom(0))).toBeUndefined();
    const [pearson] = weightReadingCurves(shallow, 'nfaPearson', 'centered');
    expect(limitOf(pearson, streamFrom(0))).toBeUndefined();
  });
});
