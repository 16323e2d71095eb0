import * as v from 'valibot';
import { flag, integer } from '../../settings/kind.ts';
import { entriesOf, row } from '../../settings/row.ts';
import { boundedInteger, boundedList } from '../../settings/value-schemas.ts';
import { translated } from '../../words/language.ts';
import { words } from '../../words/words.ts';
import { TRAIN } from './train-settings.ts';

/** The steps of `measure.at`, and the largest number of them. */
const STEPS = { min: 0, max: TRAIN.steps.kind.range.max };
const MOST_STEPS = 100_000;

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
});

/** The section `measure` of an experiment. */
export const measureSchema = v.strictObject({
  ...entriesOf(MEASURE),
  /** Steps at which everything is measured; absent: first log-spaced, then evenly spaced steps. */
  at: v.optional(boundedList(boundedInteger(STEPS), 0, MOST_STEPS, words.config.measuredSteps(MOST_STEPS, STEPS.max))),
});
