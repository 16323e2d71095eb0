import { isOver, type RunStore, type RunsState } from '../training/run-state.ts';
import type { RunEntry } from './run-entry.ts';
import type { RunList } from './run-list.ts';

/** The time that a run has to train to be kept, in ms: dragging a slider makes a dozen shorter ones. */
const WORTH = 1000;

/**
 * Keeps runs in the list: a run that ended by itself at once, any other one when the next takes its place, if it
 * trained for a second, or a person held it. The ghost of the last run goes with its entry, or when the list is cleared.
 */
export function watchRuns(run: RunStore, { keep, store: list }: Pick<RunList, 'keep' | 'store'>): void {
  forgetGhosts(run, list);
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
      if (!before.isKept && (isHeld || trained >= WORTH || isOver(before))) keepShown(before);
      trained = 0;
      isHeld = false;
    }
    if (now.phase !== 'running') rest();
    else since ??= performance.now();
    isHeld ||= !now.isPlaying;
    // One that can go on has not ended.
    if (isOver(now) && !isOver(before) && !now.isKept && now.goesOnAt === null) keepShown(now);
  });
}

/** Takes the ghost away when it is deleted, and brings it back with its entry if the same run is still shown. */
function forgetGhosts(run: RunStore, list: RunList['store']): void {
  let forgotten: Pick<RunsState, 'shown' | 'ghost'> | null = null;
  const has = (entries: readonly RunEntry[], id: string | undefined) => entries.some((entry) => entry.id === id);
  list.subscribe(({ entries: now }, { entries: before }) => {
    if (now === before) return;
    const { shown, ghost } = run.getState();
    const isCleared = now.length === 0 && before.length > 0;
    if (ghost && (isCleared || (has(before, ghost.id) && !has(now, ghost.id)))) {
      forgotten = { shown, ghost };
      run.setState({ ghost: null });
    } else if (forgotten?.ghost && !ghost && has(now, forgotten.ghost.id)) {
      if (forgotten.shown[0]?.id === shown[0]?.id) run.setState({ ghost: forgotten.ghost });
      forgotten = null;
    }
  });
}
