import { useCallback, useRef } from 'react';
import { formatCount, formatTiny } from '../../charts/shell/format-number.ts';
import { writeText } from '../../charts/shell/write-changes.ts';
import { STEP_OFFSET } from '../../config/frame.ts';
import { lacksData, waitsForPoint } from '../../store/training/run-state.ts';
import type { Stream } from '../../store/training/stream.ts';
import { words } from '../../words/words.ts';
import { useLab, usePrior, useRun, useShown } from '../lab-context.ts';
import { useStreamDrawing } from '../use-stream-drawing.ts';
import { ProgressBar } from '../kit/progress-bar.tsx';
import shared from '../kit/shared.module.css';
import styles from './readouts.module.css';

/** Shows the steps done, whether the run advances, and how fast. */
export function Readouts() {
  const phase = useRun((run) => run.phase);
  const speed = useRun(({ stepsPerSecond }) => stepsPerSecond);
  const isWaiting = useRun(({ shown }) => shown.some(({ failure }) => waitsForPoint(failure)));
  const hasNoData = useRun(({ shown }) => shown.some(({ failure }) => lacksData(failure)));
  const fitting = useRun((run) => run.fitting);
  const { noPoint, noData, phases, fitting: fittingLabel } = words.page.readout;
  if (fitting !== null)
    return (
      <div className={styles.readouts} data-testid="run-status" data-phase={phase}>
        <span className={styles.speed}>{fittingLabel}</span>
        <span className={styles.step}>
          <ProgressBar label={fittingLabel} share={fitting} />
        </span>
      </div>
    );
  return (
    <div className={styles.readouts} data-testid="run-status" data-phase={phase} data-steps-per-second={speed}>
      <StepCount />
      <span className={styles.speed}>
        {isWaiting ? noPoint : hasNoData ? noData : phases[phase]}
        {phase === 'running' && speed > 0 && ` · ${words.page.readout.speed(inFewDigits(speed))}`}
      </span>
    </div>
  );
}

const inFewDigits = (speed: number) => (speed >= 10 ? formatCount(speed) : formatTiny(speed));

/** Shows the step, in the past with the newest one. It changes with every frame, so it is written without React. */
export function StepCount() {
  const stream = useShown(({ stream: measured }) => measured) ?? null;
  const { time } = useLab();
  const count = useRef<HTMLSpanElement>(null);
  const whole = useRef<HTMLSpanElement>(null);
  const draw = useCallback(
    (measured: Stream, past: number | null) => {
      const step = past ?? measured.latest(STEP_OFFSET)?.step ?? 0;
      if (!count.current || !whole.current) return;
      writeText(count.current, formatCount(step));
      count.current.dataset.step = String(step);
      writeText(whole.current, past === null ? '' : words.page.readout.of(formatCount(time.newest())));
    },
    [time],
  );
  useStreamDrawing(stream, draw);
  return (
    <span className={styles.step}>
      {words.page.readout.step}{' '}
      <span className={styles.count}>
        <span className={shared.textBox}>
          <span ref={count} data-testid="step" data-step="0">
            0
          </span>{' '}
          <span ref={whole} className={styles.whole} />
        </span>
      </span>
    </span>
  );
}

const said = words.page.priorReadout;

/** Shows the number of networks drawn, and whether more are coming. */
export function PriorReadouts() {
  const phase = usePrior((state) => state.phase);
  const networks = usePrior(({ shown }) => shown?.report?.networks ?? 0);
  return (
    <div className={styles.prior} data-testid="prior-status" data-phase={phase} data-networks={networks}>
      <span>
        {said.networks.before}
        <b>{formatCount(networks)}</b>
        {said.networks.after}
      </span>
      <span role="status">{said.phases[phase]}</span>
    </div>
  );
}
