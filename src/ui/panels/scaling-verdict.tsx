import { formatSetting } from '../../charts/shell/format-number.ts';
import type { Experiment } from '../../config/experiment.ts';
import { followsGradient } from '../../config/settings/train-settings.ts';
import { classifyScaling, type ScalingClass } from '../../config/abc-classifier.ts';
import { scalingTable, type ScalingRow } from '../../config/scaling.ts';
import { isOnSchedule } from '../../config/learning-rates.ts';
import type { Recording } from '../../store/runs/recording.ts';
import { words } from '../../words/words.ts';
import { Hint } from '../kit/hint.tsx';
import { useExperiment, useRun, useShown } from '../lab-context.ts';
import { lateView } from '../late/late-view.tsx';
import styles from './scaling-verdict.module.css';

const { verdict: said, decaySlip } = words.page.table;

const { title } = words.page.table;
const load = () => import('./scaling-reasons.tsx');
const VerdictReasons = lateView<'VerdictReasons', { verdict: ScalingClass }>(load, 'VerdictReasons', title);
const DecayReasons = lateView<'DecayReasons', { experiment: Experiment; rows: readonly ScalingRow[] }>(
  load,
  'DecayReasons',
  title,
);
const RateText = lateView<'RateText', { run: Recording; isShort?: boolean }>(load, 'RateText', title);

/** Their module, to be loaded ahead. */
export const REASONS_PART = VerdictReasons.part;

/** Says what the scaling does to wide networks, if theory knows: for backpropagation with steps along the gradient. */
export function ScalingVerdict() {
  const experiment = useExperiment((whole) => whole);
  if (!isKnown(experiment)) return null;
  const verdict = classifyScaling(scalingTable(experiment).map(({ abc }) => abc));
  const sentence = said.sentence(said.regimes[verdict.regime], formatSetting(verdict.r));
  return (
    <span className={styles.verdict} data-regime={verdict.regime} data-testid="scaling-verdict">
      <Hint label={said.label(sentence)} trigger={sentence}>
        <VerdictReasons verdict={verdict} />
      </Hint>
    </span>
  );
}

const isKnown = ({ net, train }: Experiment) =>
  net.depth > 0 && train.rule === 'bp' && followsGradient(train.optimizer);

/** Says what the schedule of the learning rate makes of the rates in the table at the step that is shown; nothing without one. */
export function RateNow() {
  const shown = useShown((run) => run);
  return shown && isOnSchedule(shown) ? <RateText run={shown} /> : null;
}

/** Says the learning rate of a side at the step that is shown, if that of either side follows a schedule; else the caption. */
export function RateOfSide({ caption }: { caption: string }) {
  const run = useShown((shown) => shown);
  const isChanging = useRun(({ shown }) => shown.some(isOnSchedule));
  return run && isChanging ? <RateText run={run} isShort /> : caption;
}

/** Says that weight decay depends on the width, and what it then takes from each layer, where it does. */
export function DecaySlip() {
  const experiment = useExperiment((whole) => whole);
  const ofRun = useShown(({ scaling }) => scaling);
  const { weightDecay, decayScale } = experiment.train;
  if (weightDecay === 0 || decayScale !== 'lr') return null;
  // The run knows the absolute rates; while it opens there is no table, or one of another depth.
  const rows = ofRun?.length === experiment.net.depth + 1 ? ofRun : scalingTable(experiment);
  return (
    <span className={styles.verdict} data-regime="slip" data-testid="decay-slip">
      <Hint label={decaySlip.label} trigger={decaySlip.sentence}>
        <DecayReasons experiment={experiment} rows={rows} />
      </Hint>
    </span>
  );
}
