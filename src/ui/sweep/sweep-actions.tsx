import { formatCount, formatTime } from '../../charts/shell/format-number.ts';
import { networksOf } from '../../config/sweep/cells.ts';
import { isShown } from '../../store/sweep/sweep-state.ts';
import { words } from '../../words/words.ts';
import { ProgressBar } from '../kit/progress-bar.tsx';
import { TextButton } from '../kit/text-button.tsx';
import { useFlags } from '../lab-context.ts';
import styles from './sweep-actions.module.css';
import { useSweep, useSweepLab } from './use-sweep.ts';

const said = words.sweepPage;

/** Shows the buttons that train the sweep of the form. */
export function SweepActions() {
  const phase = useSweep((state) => state.phase);
  const isFormShown = useSweep(isShown);
  const lab = useSweepLab();
  const sweep = useSweep((state) => state.sweep);
  const { lock } = useFlags();
  const refusal = lock.length > 0 ? lab.refuses(sweep) : null;
  const isUnderWay = phase === 'running' || phase === 'paused';
  const isLoud = !isUnderWay || !isFormShown;
  const runText =
    isUnderWay && !isFormShown ? said.actions.instead : isFormShown ? said.actions.again : said.actions.run;
  return (
    <div className={styles.actions} role="group" aria-label={said.actions.label}>
      {phase === 'running' && <TextButton onPress={lab.pause}>{said.actions.pause}</TextButton>}
      {(phase === 'paused' || phase === 'stopped') && (
        <TextButton onPress={lab.resume}>{said.actions.resume}</TextButton>
      )}
      {isUnderWay && <TextButton onPress={lab.stop}>{said.actions.stop}</TextButton>}
      {isLoud && (
        <TextButton look="primary" isDisabled={phase === 'opening' || refusal !== null} onPress={lab.run}>
          {runText}
        </TextButton>
      )}
      {refusal !== null && (
        <p className={styles.refused} data-testid="sweep-refused">
          {refusal}
        </p>
      )}
    </div>
  );
}

/** Shows the progress of the sweep on screen. */
export function SweepStatus() {
  const phase = useSweep((state) => state.phase);
  const progress = useSweep((state) => state.progress);
  const shown = useSweep((state) => state.shown);
  const isFormShown = useSweep(isShown);
  const lab = useSweepLab();
  const runs = shown?.runs.length ?? 0;
  const all = progress?.allRuns ?? (shown ? networksOf(shown.sweep) : 0);
  const share = progress?.done ?? (all > 0 ? runs / all : 0);
  const parts = [''];
  if (shown) parts.push(said.status.networks(formatCount(runs), formatCount(all)));
  const secondsLeft = progress?.secondsLeft ?? null;
  if (phase === 'running' && secondsLeft !== null) parts.push(said.status.left(formatTime(secondsLeft)));
  return (
    <div className={styles.status}>
      <span data-testid="sweep-status" data-phase={phase} data-runs={runs}>
        <span role="status">{said.status.phases[phase]}</span>
        {words.page.summary(parts)}
      </span>
      {shown && <ProgressBar label={said.status.label} share={share} />}
      {shown && !isFormShown && (
        <span className={styles.other}>
          {said.status.other}
          <TextButton onPress={() => lab.replace(shown.sweep)}>{said.status.showForm}</TextButton>
        </span>
      )}
    </div>
  );
}
