import * as v from 'valibot';
import { draftValue, type Draft } from '../../settings/draft.ts';
import { flag, integer, number } from '../../settings/kind.ts';
import { entriesOf, linear, log, row } from '../../settings/row.ts';
import { boundedInteger, boundedList } from '../../settings/value-schemas.ts';
import { translated } from '../../words/language.ts';
import { words } from '../../words/words.ts';
import { TRAIN } from './train-settings.ts';

/** The steps of `measure.at`, and the largest number of them. */
const STEPS = { min: 0, max: TRAIN.steps.kind.range.max };
const MOST_STEPS = 100_000;

const asksForMachine = (draft: Draft): boolean => draftValue(draft, 'measure.rfm') === true;

/** The settings of the measures along a run. */
export const MEASURE = translated('measure', {
  /** Q, the size of the probe set: the first Q training samples, or all if there are fewer. */
  probe: row(integer({ min: 1, max: 512 }, 32), {
    key: 'probe',
    axis: null,
    words: {
      label: 'Probe samples',
      symbol: 'Q',
      hint: 'Features and alignment are measured on the first Q training samples.',
    },
  }),
  /** Whether the lazy twin is trained beside the network, if it has one: `bp`, sgd or momentum (docs/maths.md 5.2). */
  twin: row(flag(true), {
    key: 'twin',
    axis: null,
    words: {
      label: 'Lazy twin',
      hint: 'The network linearized at step 0, trained by the same batches: the dashed loss, in a comparison the dotted one. SGD and momentum only.',
    },
  }),
  /** Whether the network of infinite width under `ntp` is trained beside the network, as a kernel method. */
  infinite: row(flag(false), {
    key: 'infinite',
    axis: null,
    words: {
      label: 'Infinite width',
      hint: 'The network of infinite width under NTP, trained by the same batches as a kernel method: the dotted loss, in a comparison the dash-dotted one.',
    },
  }),
  /** Whether the sharpness of the run is measured, if it has one: `bp`, sgd or momentum (docs/maths.md 5.4). */
  sharpness: row(flag(false), {
    key: 'sharpness',
    axis: null,
    words: {
      label: 'Sharpness',
      hint: 'The largest curvature of the training loss, times the learning rate: above 1 the steps are too large for it. It costs some dozen passes of the training set in each full frame. SGD and momentum only.',
    },
  }),
  /** Whether a recursive feature machine is fitted to the same data before the run (docs/maths.md 8.2). */
  rfm: row(flag(false), {
    key: 'rfm',
    axis: null,
    words: {
      label: 'Feature machine',
      hint: 'A kernel that learns features without a network: the recursive feature machine, fitted to the same data before the run. Its test loss stands beside the network’s, its features beside those of layer 1. Mean squared error only.',
    },
  }),
  /** The rounds after round 0, the Laplace kernel. */
  rfmRounds: row(integer({ min: 0, max: 20 }, 5), {
    key: 'rfmRounds',
    axis: linear(1, 5, 5),
    isUsed: asksForMachine,
    words: {
      label: 'Rounds',
      hint: 'How often the feature machine takes the gradients of its fit as the features of its next one. 0: the Laplace kernel alone. More rounds find sharper features, until they stay.',
      onAxis: 'rounds of the feature machine',
    },
  }),
  /** The bandwidth of its kernel, in units of 3/2 of the square root of the number of inputs. */
  rfmBandwidth: row(number({ min: 0.01, max: 100 }, 1), {
    key: 'rfmBandwidth',
    axis: log(0.25, 4, 5),
    isUsed: asksForMachine,
    words: {
      label: 'Bandwidth',
      hint: 'The length over which the kernel of the feature machine falls, relative to 1.5 times the square root of the number of inputs. Wider kernels make smoother fits.',
      onAxis: 'bandwidth of the feature machine',
    },
  }),
  /** The ridge of its fits. */
  rfmRidge: row(number({ min: 1e-8, max: 1000 }, 1e-3), {
    key: 'rfmRidge',
    axis: log(1e-4, 1, 5),
    isUsed: asksForMachine,
    words: {
      label: 'Ridge',
      symbol: 'λ',
      hint: 'What the feature machine adds to the diagonal of its kernel. A larger ridge fits the training samples less closely, which helps where targets are noisy.',
      onAxis: 'ridge of the feature machine',
    },
  }),
});

/** The section `measure` of an experiment. */
export const measureSchema = v.strictObject({
  ...entriesOf(MEASURE),
  /** Steps at which everything is measured; absent: first log-spaced, then evenly spaced steps. */
  at: v.optional(boundedList(boundedInteger(STEPS), 0, MOST_STEPS, words.config.measuredSteps(MOST_STEPS, STEPS.max))),
});
