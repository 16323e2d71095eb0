/**
 * The table of all settings of an experiment but those of the task, which stand with the tasks. Schema, links, axes of
 * sweeps, form and the drawn experiments of property tests follow from their rows.
 */
import { integer } from '../../settings/kind.ts';
import { LIMITS } from '../../settings/limits.ts';
import { row, rowsUnder } from '../../settings/row.ts';
import { PREDICTIVE_CODING, TARGET_PROPAGATION } from './local-rules.ts';
import { MEASURE } from './measure-settings.ts';
import { NET } from './net-settings.ts';
import { SCALING } from './scaling-settings.ts';
import { SPEED_LIMITED, TRAIN } from './train-settings.ts';

/** Seed of the weights and of the batches; the data has its own, `task.seed`. */
const seed = row(integer(LIMITS.seed, 0), {
  key: 'seed',
  axis: null,
  words: { en: { label: 'Seed', hint: 'Decides the initial weights and the batches; the data has its own.' } },
});

/** Every setting outside of the task by its dotted path, in the order in which sweeps offer them. */
export const SETTINGS = {
  ...rowsUnder('net', NET),
  ...rowsUnder('scaling', SCALING),
  ...rowsUnder('train', TRAIN),
  ...rowsUnder('train.pc', PREDICTIVE_CODING),
  ...rowsUnder('train.tp', TARGET_PROPAGATION),
  ...rowsUnder('train.slo', SPEED_LIMITED),
  ...rowsUnder('measure', MEASURE),
  seed,
};
