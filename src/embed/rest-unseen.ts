/** An embedded lab trains while it is seen, and rests while it isn't: other slides and pages need the machine. */
import { isAdvancing } from '../store/training/run-state.ts';
import type { Lab } from '../store/lab.ts';

/** What decides whether the lab trains. */
export interface Rest {
  /** Whether it would train if it were seen. */
  isResting: () => boolean;
  /** Trains, at once or when it is seen. */
  play: () => void;
  /** Does not train when it is seen. */
  pause: () => void;
  /** Calls `listener` when it begins to rest, or ends. */
  subscribe: (listener: () => void) => () => void;
  end: () => void;
}

/**
 * Begins when the element is seen for the first time, and pauses whenever it is out of sight or the tab is hidden. Until it
 * is seen, it takes neither a worker nor time.
 */
export function restUnseen(lab: Pick<Lab, 'run' | 'show' | 'play' | 'pause' | 'flags'>, element: Element): Rest {
  const { isPaused } = lab.flags.getState();
  const listeners = new Set<() => void>();
  let isInSight = false;
  let hasBegun = false;
  let isResting = !isPaused;
  const isSeen = () => isInSight && document.visibilityState === 'visible';
  const rest = (rests: boolean) => {
    if (rests === isResting) return;
    isResting = rests;
    for (const listener of listeners) listener();
  };
  const look = () => {
    const wasResting = isResting;
    if (!isSeen()) {
      if (!hasBegun || !isAdvancing(lab.run.getState())) return;
      rest(true);
      lab.pause();
      return;
    }
    rest(false);
    const begins = !hasBegun;
    hasBegun = true;
    if (begins) lab.show();
    // Under a link that begins at rest, the page around it has asked for more.
    if (wasResting && (!begins || isPaused)) lab.play();
  };
  const sight = new IntersectionObserver((entries) => {
    isInSight = entries.at(-1)?.isIntersecting ?? false;
    look();
  });
  sight.observe(element);
  document.addEventListener('visibilitychange', look);
  return {
    isResting: () => isResting,
    play: () => {
      if (isSeen()) lab.play();
      else rest(true);
    },
    pause: () => {
      rest(false);
      if (hasBegun) lab.pause();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    end: () => {
      sight.disconnect();
      document.removeEventListener('visibilitychange', look);
    },
  };
}
