import { useEffect, useRef } from 'react';
import { formatSetting } from '../../charts/shell/format-number.ts';
import { STEP_OFFSET } from '../../config/frame.ts';
import { changesRate, rateFactor } from '../../maths/rate-schedule.ts';
import { learningRates, type Recording } from '../../store/runs/recording.ts';
import { words } from '../../words/words.ts';
import { useLab, useShown } from '../lab-context.ts';
import styles from './scaling-verdict.module.css';

const said = words.page.table;
const DIGITS = 3;

/** Says what the schedule of the learning rate makes of the rates in the table at the step that is shown; nothing without one. */
export function RateNow() {
  const shown = useShown((run) => run);
  const { time } = useLab();
  const element = useRef<HTMLSpanElement>(null);
  const hasSchedule = changesRate(shown?.experiment.train.schedule);
  // Written past React, since it changes with each frame.
  useEffect(() => {
    if (!shown || !hasSchedule) return;
    const update = () => {
      if (element.current) element.current.textContent = textAt(shown, time.store.getState().step);
    };
    update();
    const ends = [shown.stream.subscribe(update), time.store.subscribe(update)];
    return () => {
      for (const end of ends) end();
    };
  }, [shown, hasSchedule, time]);
  return hasSchedule ? <span ref={element} className={styles.verdict} data-testid="rate-now" /> : null;
}

/** @param past the step that is shown; `null`: the newest */
function textAt(run: Recording, past: number | null): string {
  const step = past ?? run.stream.latest(STEP_OFFSET)?.step ?? 0;
  const used = learningRates(run);
  const { lr } = used.findLast((change) => change.step <= step) ?? used[0];
  const factor = rateFactor(run.experiment.train.schedule, step);
  return said.rateNow(formatSetting(factor, DIGITS), formatSetting(lr * factor, DIGITS));
}
