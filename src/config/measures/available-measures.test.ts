import { describe, expect, it } from 'vitest';
import { infiniteWidthObstacle, isMeasured, lazyTwinObstacle } from './available-measures.ts';
import { parseExperiment } from '../experiment.ts';
import { RUN_MEASURES, WEIGHT_MEASURES } from './measures.ts';
import { RULES } from '../settings/local-rules.ts';

function experiment(input: object) {
  const parsed = parseExperiment(input);
  if (!parsed.ok) throw new Error('the test needs a valid experiment');
  return parsed.experiment;
}

describe('the kernel methods beside a network', () => {
  it('exist only for gradient descent by sgd and momentum', () => {
    for (const optimizer of ['sgd', 'momentum'])
      expect(lazyTwinObstacle(experiment({ train: { optimizer } }))).toBeNull();
    for (const optimizer of ['adam', 'slo'])
      expect(lazyTwinObstacle(experiment({ train: { optimizer } }))).toBe('optimizer');
    for (const rule of RULES.filter((rule) => rule !== 'bp'))
      expect(lazyTwinObstacle(experiment({ train: { rule } }))).toBe('rule');
    expect(lazyTwinObstacle(experiment({ train: { weightDecay: 0.1 } }))).toBe('weightDecay');
  });

  it('allow biases and layer factors for the lazy twin, but not at infinite width', () => {
    const biased = experiment({ net: { bias: true } });
    const factored = experiment({ net: { depth: 1 }, train: { layerLr: [1, 2] } });
    expect([lazyTwinObstacle(biased), infiniteWidthObstacle(biased)]).toEqual([null, 'bias']);
    expect([lazyTwinObstacle(factored), infiniteWidthObstacle(factored)]).toEqual([null, 'layerLr']);
  });

  it('are measured if they are requested and possible', () => {
    expect(isMeasured(experiment({}), 'twinLoss')).toBe(true);
    expect(isMeasured(experiment({ measure: { twin: false } }), 'twinLoss')).toBe(false);
    expect(isMeasured(experiment({}), 'infiniteLoss')).toBe(false);
    expect(isMeasured(experiment({ measure: { infinite: true } }), 'infiniteLoss')).toBe(true);
    expect(isMeasured(experiment({ measure: { infinite: true }, net: { bias: true } }), 'infiniteLoss')).toBe(false);
  });
});

it('a learning rule has its own measures and no others', () => {
  const ownOf = (rule: string) => {
    const measured = experiment({ train: { rule }, measure: { twin: false } });
    return [...RUN_MEASURES, ...WEIGHT_MEASURES].filter(
      (measure) => isMeasured(measured, measure) && !isMeasured(experiment({ measure: { twin: false } }), measure),
    );
  };
  expect(ownOf('bp')).toEqual([]);
  expect(ownOf('fa')).toEqual(['bpCosine']);
  expect(ownOf('tp')).toEqual(['bpCosine']);
  expect(ownOf('pc')).toEqual(['inferenceEnergy', 'equilibriumGap', 'bpCosine', 'gaussNewtonCosine']);
});
