import { isOver, type RunStore, type RunsState } from '../training/run-state.ts';
import type { RunList } from './run-list.ts';

/** The time that a run has to train to be kept, in ms: dragging a slider makes a dozen shorter ones. */
const WORTH = 1000;

/**
 * Keeps runs in the list: a run that ended by itself at once, any other one when the next takes its place, if it
 * trained for a second, or a person held it.
 */
export function watchRuns(run: RunStore, { keep }: Pick<RunList, 'keep'>): void {
  let trained = 0;
  let since: number | null = null;
  let isHeld = false;
  const rest = () => {
    if (since !== null) trained += performance.now() - since;
    since = null;
  };
  const keepShown = ({ shown }: RunsState) => keep(shown, trained / 1000);

  run.subscribe((now, before) => {
    if (now.shown[0]?.id !== before.shown[0]?.id) {
      rest();
      if (isHeld || trained >= WORTH || isOver(before)) keepShown(before);
      trained = 0;
      isHeld = false;
    }
    if (now.phase !== 'running') rest();
    else since ??= performance.now();
    isHeld ||= !now.isPlaying;
    if (isOver(now) && !isOver(before)) keepShown(now);
  });
}
