import { useEffect, useRef } from 'react';
import { formatSetting } from '../../charts/shell/format-number.ts';
import type { ScalingClass } from '../../config/abc-classifier.ts';
import type { Experiment } from '../../config/experiment.ts';
import { STEP_OFFSET } from '../../config/frame.ts';
import { decayShares, type ScalingRow } from '../../config/scaling.ts';
import { rateFactor } from '../../maths/rate-schedule.ts';
import { learningRateAt } from '../../config/learning-rates.ts';
import type { Recording } from '../../store/runs/recording.ts';
import { words } from '../../words/words.ts';
import { classNames } from '../kit/class-names.ts';
import { useLab } from '../lab-context.ts';
import styles from './scaling-verdict.module.css';

const { verdict: said, decaySlip, rateNow, rateOfSide } = words.scalingReasons;

/** Digits of a factor and of a learning rate. */
const DIGITS = 3;

/** Says what the verdict on a scaling is read off, and lists the conditions of a working scaling that fail. */
export const VerdictReasons = ({ verdict }: { verdict: ScalingClass }) => (
  <>
    <p>{said.about}</p>
    <Failing verdict={verdict} />
  </>
);

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

/** Says what weight decay that depends on the width takes from each layer, and what it should take. */
export function DecayReasons({ experiment, rows }: { experiment: Experiment; rows: readonly ScalingRow[] }) {
  const shares = decayShares(experiment, rows).filter(
    ({ role }, l, all) => all.findIndex((row) => row.role === role) === l,
  );
  const isSame = shares.every(({ share, due }) => share === due);
  return (
    <>
      <p>{decaySlip.about}</p>
      <ul className={styles.failing}>
        {shares.map(({ role, share, due }) => (
          <li key={role}>{decaySlip.layer(words.page.table.roles[role], formatSetting(share), formatSetting(due))}</li>
        ))}
      </ul>
      {isSame && <p>{decaySlip.atBase}</p>}
      <p>{decaySlip.remedy}</p>
    </>
  );
}

/**
 * Says which factor the rates of a run have at the step that is shown, and its learning rate with it.
 *
 * @param isShort whether the factor stands in the tooltip alone
 */
export function RateText({ run, isShort = false }: { run: Recording; isShort?: boolean }) {
  const { time } = useLab();
  const element = useRef<HTMLSpanElement>(null);
  // Written past React, since it changes with each frame.
  useEffect(() => {
    const update = () => {
      if (!element.current) return;
      const { factor, lr } = rateNowAt(run, time.store.getState().step);
      element.current.title = rateNow(factor, lr);
      element.current.textContent = isShort ? rateOfSide(lr) : rateNow(factor, lr);
    };
    update();
    const ends = [run.stream.subscribe(update), time.store.subscribe(update)];
    return () => {
      for (const end of ends) end();
    };
  }, [run, time, isShort]);
  return (
    <span
      ref={element}
      className={isShort ? undefined : classNames(styles.verdict, styles.rate)}
      data-testid="rate-now"
    />
  );
}

/** @param past the step that is shown; `null`: the newest */
function rateNowAt(run: Recording, past: number | null) {
  const step = past ?? run.stream.latest(STEP_OFFSET)?.step ?? 0;
  const { lr, schedule } = learningRateAt(run, step);
  const factor = rateFactor(schedule, step);
  return { factor: formatSetting(factor, DIGITS), lr: formatSetting(lr * factor, DIGITS) };
}
