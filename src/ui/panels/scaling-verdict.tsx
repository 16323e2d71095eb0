import { formatSetting } from '../../charts/shell/format-number.ts';
import type { Experiment } from '../../config/experiment.ts';
import { followsGradient } from '../../config/settings/train-settings.ts';
import { classifyScaling, type ScalingClass } from '../../config/abc-classifier.ts';
import { scalingTable } from '../../config/scaling.ts';
import { words } from '../../words/words.ts';
import { Hint } from '../kit/hint.tsx';
import { useExperiment } from '../lab-context.ts';
import styles from './scaling-verdict.module.css';

const said = words.page.table.verdict;

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
