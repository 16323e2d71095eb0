import * as v from 'valibot';
import { draftValue } from '../../settings/draft.ts';
import { flag, number, oneOf, optionalNumbers } from '../../settings/kind.ts';
import { entriesOf, linear, log, row } from '../../settings/row.ts';
import { translated } from '../../words/language.ts';
import { words } from '../../words/words.ts';

/** The scaling presets of docs/maths.md 2. */
export const PRESETS = ['sp', 'ntp', 'mup', 'ip', 'custom'] as const;
/** One of {@link PRESETS}. */
export type Preset = (typeof PRESETS)[number];

/** Makes the kind of the three exponents (input, hidden, output) of `custom`. */
const exponents = () => optionalNumbers({ min: -4, max: 4 }, 3, 3);

/** The settings of the scaling: how weights and learning rates change with the width, and how rich the network is. */
export const SCALING = translated('scaling', {
  preset: row(oneOf(PRESETS, 'mup'), {
    key: 'scaling',
    axis: ['sp', 'ntp', 'mup'],
    words: {
      label: 'Learning-rate scaling',
      hint: 'How initial weights and learning rates change with the width n, against the base width n₀. The exponent κ multiplies every learning rate by (n/n₀)^−κ.',
      onAxis: 'scaling',
      short: '',
      options: { sp: 'SP', ntp: 'NTP', mup: 'μP', ip: 'IP', custom: 'Custom' },
    },
  }),
  /** The richness; a small value is lazy. */
  gamma0: row(number({ min: 1e-4, max: 1e2 }, 1), {
    key: 'gamma0',
    axis: log(0.1, 10, 5),
    words: {
      label: 'Richness',
      symbol: 'γ₀',
      hint: 'Small γ₀: the output grows while the features hardly move, and the network behaves like a kernel method (lazy). Large γ₀: the features have to move (rich). The learning rate is multiplied by γ₀², so that γ₀ changes the regime but not the speed.',
      onAxis: 'richness γ₀',
      short: 'γ₀',
    },
  }),
  centered: row(flag(false), {
    key: 'centered',
    axis: 'all',
    words: {
      label: 'Centred output',
      hint: 'Subtracts the output at step 0, so that the function starts at 0. With it, small richness is truly lazy: there is no random start to unlearn.',
      onAxis: 'centred output',
    },
  }),
  /** kappa: every learning rate is multiplied by rho^-kappa. */
  lrExponent: row(number({ min: -2, max: 2 }, 0), {
    key: 'lrExponent',
    axis: linear(0, 1, 5),
    words: {
      label: 'Exponent',
      symbol: 'κ',
      hint: 'Multiplies every learning rate by (n/n₀)^−κ, on top of the scaling. Raise it, and networks wider than the base width learn in smaller steps. 0 leaves the scaling as it is.',
      onAxis: 'rate exponent κ',
    },
  }),
  /** Init exponents of `custom`. */
  b: row(exponents(), {
    key: 'b',
    axis: null,
    isUsed: (draft) => draftValue(draft, 'scaling.preset') === 'custom',
    words: {
      label: 'Init exponents',
      symbol: 'b',
      hint: 'Initial weights have a standard deviation that goes with the width n as (n/n₀)^−b. Raise b, and wide networks start with smaller weights in that layer.',
    },
  }),
  /** Learning-rate exponents of `custom`. */
  c: row(exponents(), {
    key: 'c',
    axis: null,
    isUsed: (draft) => draftValue(draft, 'scaling.preset') === 'custom',
    words: {
      label: 'Learning-rate exponents',
      symbol: 'c',
      hint: 'The learning rate of the layer goes with the width n as (n/n₀)^−c. Raise c, and wide networks learn more slowly in that layer.',
    },
  }),
});

/** The section `scaling` of an experiment. */
export const scalingSchema = v.pipe(
  v.strictObject(entriesOf(SCALING)),
  v.forward(
    v.check(({ preset, b }) => (b !== undefined) === (preset === 'custom'), words.config.triple),
    ['b'],
  ),
  v.forward(
    v.check(({ preset, c }) => (c !== undefined) === (preset === 'custom'), words.config.triple),
    ['c'],
  ),
);
