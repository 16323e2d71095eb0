import { formatSetting } from '../../charts/shell/format-number.ts';
import type { Experiment } from '../../config/experiment.ts';
import { followsGradient } from '../../config/settings/train-settings.ts';
import { classifyScaling, type ScalingClass } from '../../config/abc-classifier.ts';
import { decayShares, scalingTable } from '../../config/scaling.ts';
import { words } from '../../words/words.ts';
import { Hint } from '../kit/hint.tsx';
import { useExperiment, useShown } from '../lab-context.ts';
import styles from './scaling-verdict.module.css';

const { verdict: said, decaySlip } = words.page.table;

/** Says what the scaling does to wide networks, if theory knows: for backpropagation with steps along the gradient. */
export function ScalingVerdict() {
  const experiment = useExperiment((whole) => whole);
  if (!isKnown(experiment)) return null;
  const verdict = classifyScaling(scalingTable(experiment).map(({ abc }) => abc));
  const sentence = said.sentence(said.regimes[verdict.regime], formatSetting(verdict.r));
  return (
    <span className={styles.verdict} data-regime={verdict.regime} data-testid="scaling-verdict">
      <Hint label={said.label(sentence)} trigger={sentence}>
        <p>{said.about}</p>
        <Failing verdict={verdict} />
      </Hint>
    </span>
  );
}

const isKnown = ({ train }: Experiment) => train.rule === 'bp' && followsGradient(train.optimizer);

/** Says that weight decay depends on the width, and what it then takes from each layer, where it does. */
export function DecaySlip() {
  const experiment = useExperiment((whole) => whole);
  const ofRun = useShown(({ scaling }) => scaling);
  const { weightDecay, decayScale } = experiment.train;
  if (weightDecay === 0 || decayScale !== 'lr') return null;
  // The run knows the absolute rates; while it opens there is no table, or one of another depth.
  const rows = ofRun?.length === experiment.net.depth + 1 ? ofRun : scalingTable(experiment);
  const shares = decayShares(experiment, rows).filter(
    ({ role }, l, all) => all.findIndex((row) => row.role === role) === l,
  );
  const isSame = shares.every(({ share, due }) => share === due);
  return (
    <span className={styles.verdict} data-regime="slip" data-testid="decay-slip">
      <Hint label={decaySlip.label} trigger={decaySlip.sentence}>
        <p>{decaySlip.about}</p>
        <ul className={styles.failing}>
          {shares.map(({ role, share, due }) => (
            <li key={role}>
              {decaySlip.layer(words.page.table.roles[role], formatSetting(share), formatSetting(due))}
            </li>
          ))}
        </ul>
        {isSame && <p>{decaySlip.atBase}</p>}
        <p>{decaySlip.remedy}</p>
      </Hint>
    </span>
  );
}

/** Lists the conditions of a working scaling that fail. */
function Failing({ verdict: { regime, failed } }: { verdict: ScalingClass }) {
  if (regime !== 'unstable' && regime !== 'trivial') return null;
  if (failed.length === 0) return <p>{said.frozen}</p>;
  const shown = failed.filter(({ excess }) => regime === 'trivial' || excess < 0);
  return (
    <>
      <p>{said.failing[regime]}</p>
      <ul className={styles.failing}>
        {shown.map((failure) => (
          <li key={failure.condition}>{sentenceOf(failure)}</li>
        ))}
      </ul>
    </>
  );
}

/** Says how a condition fails. Only quantities that must keep their size exactly can vanish. */
const sentenceOf = ({ condition, excess }: ScalingClass['failed'][number]) =>
  excess > 0 && (condition === 'inputInit' || condition === 'hiddenInit')
    ? said.vanishes[condition]
    : said.grows[condition];
