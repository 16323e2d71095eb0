import { randomStream } from '../../src/maths/random.ts';

/** The steps at which losses are compared; weights are compared at the last. */
const STEPS = [0, 10, 50];

const NETS = {
  activation: ['relu', 'tanh', 'gelu', 'silu', 'erf', 'sigmoid', 'linear', 'quadratic'],
  width: [5, 8, 12, 16, 20],
  depth: [1, 2, 3, 4],
  baseWidth: [8, 16],
  gain: [0.8, 1, 1.2],
} as const;
const TRAINS = {
  optimizer: ['sgd', 'momentum', 'adam'],
  loss: ['mse', 'mse', 'ce'],
  batch: ['full', 8],
  weightDecay: [0, 0, 0.02],
} as const;
const RULES = [{ rule: 'bp' }, { rule: 'bp' }, { rule: 'bp' }, { rule: 'fa' }, { rule: 'dfa' }] as const;
/** Rules of their own settings, with plain gradient descent. */
const LOCAL = [
  { rule: 'pc', pc: { steps: 12, dt: 0.2 } },
  { rule: 'tp', tp: { ridge: 0.1, etaTarget: 0.3 } },
  { rule: 'dtp', tp: { ridge: 0.1, etaTarget: 0.3 } },
] as const;
const SCALINGS = [{ preset: 'sp' }, { preset: 'ntp' }, { preset: 'mup' }, { preset: 'mup' }] as const;

/** Returns configuration `number`, for `python3 -m fixtures.reference make`; not each can be trained. */
export function configuration(number: number): object {
  const stream = randomStream(number, 'noise');
  const pick = <Item>(items: readonly Item[]): Item => items[stream.integer(items.length)];
  const drawn = (table: Readonly<Record<string, readonly unknown[]>>): Record<string, unknown> =>
    Object.fromEntries(Object.entries(table).map(([key, values]) => [key, pick(values)]));
  const isLocal = stream.integer(4) === 0;
  const train = isLocal
    ? { optimizer: 'sgd', loss: 'mse', batch: 'full', ...pick(LOCAL) }
    : { ...drawn(TRAINS), ...pick(RULES) };
  const classes = 'loss' in train && train.loss === 'ce' ? 3 : null;
  const outputs = classes ?? 1 + stream.integer(3);
  const isAdam = 'optimizer' in train && train.optimizer === 'adam';
  return {
    v: 1,
    task: { name: 'given', d: 3 + stream.integer(5), outputs, ...(classes !== null && { classes }) },
    net: drawn(NETS),
    scaling: {
      ...pick(SCALINGS),
      ...(isLocal ? { centered: false } : { gamma0: pick([0.1, 1, 3]), centered: pick([true, false]) }),
    },
    train: { ...train, lr: isAdam ? pick([0.002, 0.01]) : pick([0.02, 0.05, 0.1]), steps: STEPS[STEPS.length - 1] },
    measure: { probe: 4, at: STEPS },
  };
}
