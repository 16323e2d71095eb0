/** The settings that the panel shows, in order. */
import { PREDICTIVE_CODING, TARGET_PROPAGATION } from '../../config/settings/local-rules.ts';
import { SCHEDULE } from '../../config/settings/schedule-settings.ts';
import { rowsUnder } from '../../settings/row.ts';

const pathsOf = <Table extends object>(table: Table) => Object.keys(table) as (keyof Table & string)[];

/** The settings of each section; those of the task are in the order of its own rows. */
export const PANEL_PATHS = {
  network: [
    'net.activation',
    'net.baseWidth',
    'net.residual',
    'net.baseDepth',
    'net.gain',
    'net.outputGain',
    'net.outputInit',
    'scaling.centered',
    'net.bias',
    'net.symmetric',
  ],
  training: [
    'train.rule',
    'train.rho',
    ...pathsOf(rowsUnder('train.pc', PREDICTIVE_CODING)),
    ...pathsOf(rowsUnder('train.tp', TARGET_PROPAGATION)),
    'train.optimizer',
    'train.lrUnit',
    ...pathsOf(rowsUnder('train.schedule', SCHEDULE)),
    'train.slo.speeds',
    'train.weightDecay',
    'train.decayScale',
    'train.loss',
    'train.batch',
    'seed',
    'train.steps',
    'train.layerLr',
  ],
  measures: [
    'measure.probe',
    'measure.twin',
    'measure.infinite',
    'measure.sharpness',
    'measure.rfm',
    'measure.rfmRounds',
    'measure.rfmBandwidth',
    'measure.rfmRidge',
  ],
} as const;
