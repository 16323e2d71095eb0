import { describe, expect, it } from 'vitest';
import {
  fitsMachine,
  infiniteWidthObstacle,
  isMeasured,
  isOneAtReadout,
  lazyTwinObstacle,
  machineKey,
} from './available-measures.ts';
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

  it('allow skip connections and no hidden layer for the lazy twin, but not at infinite width', () => {
    const residual = experiment({ net: { residual: 'plain' } });
    const linear = experiment({ net: { depth: 0 } });
    expect([lazyTwinObstacle(residual), infiniteWidthObstacle(residual)]).toEqual([null, 'residual']);
    expect([lazyTwinObstacle(linear), infiniteWidthObstacle(linear)]).toEqual([null, 'depth']);
    expect(infiniteWidthObstacle(experiment({}))).toBeNull();
  });

  it('are measured if they are requested and possible', () => {
    expect(isMeasured(experiment({}), 'twinLoss')).toBe(true);
    expect(isMeasured(experiment({ measure: { twin: false } }), 'twinLoss')).toBe(false);
    expect(isMeasured(experiment({ train: { weightDecay: 0.1 } }), 'twinLoss')).toBe(false);
    expect(isMeasured(experiment({}), 'infiniteLoss')).toBe(false);
    expect(isMeasured(experiment({ measure: { infinite: true } }), 'infiniteLoss')).toBe(true);
    expect(isMeasured(experiment({ measure: { infinite: true }, net: { bias: true } }), 'infiniteLoss')).toBe(false);
  });
});

describe('a feature machine', () => {
  const asked = experiment({ measure: { rfm: true } });

  it('is fitted where it is asked for, by least squares, to 2,048 samples at most', () => {
    expect(fitsMachine(asked, 2048)).toBe(true);
    expect(fitsMachine(asked, 2049)).toBe(false);
    expect(fitsMachine(experiment({}), 10)).toBe(false);
    expect(fitsMachine(experiment({ measure: { rfm: true }, train: { loss: 'ce' } }), 10)).toBe(false);
    expect(isMeasured(asked, 'rfmTestLoss')).toBe(true);
    expect(isMeasured(experiment({}), 'rfmTestLoss')).toBe(false);
  });

  it('is another on other data and under other settings, and the same beside another network', () => {
    const keyOf = (input: object) => machineKey(experiment(input));
    const key = machineKey(asked);
    expect(keyOf({ measure: { rfm: true }, net: { width: 8 }, seed: 3 })).toBe(key);
    for (const other of [{ rfmRounds: 1 }, { rfmBandwidth: 2 }, { rfmRidge: 0.1 }])
      expect(keyOf({ measure: { rfm: true, ...other } })).not.toBe(key);
    expect(keyOf({ measure: { rfm: true }, task: { name: 'digits', seed: 1 } })).not.toBe(key);
    expect(keyOf({})).not.toBe(key);
  });
});

describe('a measure', () => {
  it('of balance needs a network without skip connections', () => {
    expect(isMeasured(experiment({}), 'balanceDrift')).toBe(true);
    expect(isMeasured(experiment({ net: { residual: 'plain' } }), 'balanceDrift')).toBe(false);
  });

  it('of classes needs a classification, and of the test set needs test samples', () => {
    const curve = experiment({ task: { name: 'curve' } });
    const digits = experiment({ task: { name: 'digits' } });
    expect([curve, digits].map((one) => isMeasured(one, 'accuracy'))).toEqual([false, true]);
    expect([curve, digits].map((one) => isMeasured(one, 'collapse'))).toEqual([false, true]);
    expect([curve, digits].map((one) => isMeasured(one, 'testAccuracy'))).toEqual([false, true]);
  });

  it('of the first step needs a network without weight decay', () => {
    expect(isMeasured(experiment({}), 'nfaCenteredLimit')).toBe(true);
    expect(isMeasured(experiment({ train: { weightDecay: 0.1 } }), 'nfaCenteredLimit')).toBe(false);
  });

  it('of the sharpness needs gradient descent, and to be asked for', () => {
    const measure = { sharpness: true };
    expect(isMeasured(experiment({ measure }), 'sharpness')).toBe(true);
    expect(isMeasured(experiment({}), 'sharpness')).toBe(false);
    expect(isMeasured(experiment({ measure, train: { optimizer: 'momentum' } }), 'sharpness')).toBe(true);
    expect(isMeasured(experiment({ measure, train: { optimizer: 'adam' } }), 'sharpness')).toBe(false);
    expect(isMeasured(experiment({ measure, train: { rule: 'fa' } }), 'sharpness')).toBe(false);
  });

  it('of alignment is 1 at the readout whatever the network does, with the root where there is one output', () => {
    const one = experiment({ task: { name: 'curve' } });
    const several = experiment({ task: { name: 'linear-teacher', outputs: 3 } });
    expect([one, several].map((each) => isOneAtReadout(each, 'nfaCentered'))).toEqual([true, true]);
    expect([one, several].map((each) => isOneAtReadout(each, 'nfaSqrt'))).toEqual([true, false]);
    expect([one, several].map((each) => isOneAtReadout(each, 'weightMove'))).toEqual([false, false]);
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
