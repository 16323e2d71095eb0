/** The sweep of the page. The code that opens and trains sweeps comes late, with their view; until then only the link is known. */
import type { Stage } from '../page/view.ts';
import type { LinkedSweep, LinkedSweepParts } from './linked-sweep.ts';

/** The link of the sweep that the browser has kept, or of the first preset. */
const UNREAD_SWEEP = '#v=1&view=sweep';

/** The sweep of the page, before and after its code is there. */
export interface LateSweep {
  stage: Stage;
  /** Returns the part that opens and trains sweeps, made by the function that the late code brings. */
  bring: (openSweep: (parts: LinkedSweepParts) => LinkedSweep) => LinkedSweep;
  link: () => string;
  /** Holds what another link locks from now on: its own sweep can be trained. */
  hold: (fragment: string | null) => void;
  /** Takes the sweep of a link; returns sentences about what is wrong with it, as far as that is known now. */
  follow: (fragment: string) => readonly string[];
  isRunning: () => boolean;
}

interface LateSweepParts extends Omit<LinkedSweepParts, 'fragment' | 'given'> {
  /** The link of a sweep with which the page opens; `null`: it opens with something else. */
  opened: string | null;
  /** Is told of the sweep when its code has come, and whether a link asked for it. */
  onBrought: (sweep: LinkedSweep, isLinked: boolean) => void;
}

/** Creates the sweep of the page. */
export function createLateSweep({ opened, onBrought, ...parts }: LateSweepParts): LateSweep {
  let sweep: LinkedSweep | null = null;
  /** The newest link of a sweep, while the part that reads it is not there. */
  let linked = opened;
  /** The link of the sweep that came with the locks of the page. */
  let given = opened;
  const nothing = () => undefined;
  const bring = (openSweep: (parts: LinkedSweepParts) => LinkedSweep) => {
    const brought = openSweep({ ...parts, fragment: linked, given: () => given });
    // What asks for it is often being drawn.
    queueMicrotask(() => onBrought(brought, linked !== null));
    return brought;
  };
  return {
    stage: {
      show: () => sweep?.show(),
      hide: nothing,
      play: () => sweep?.resume(),
      pause: () => sweep?.pause(),
      step: nothing,
      reset: () => sweep?.run(),
    },
    bring: (openSweep) => (sweep ??= bring(openSweep)),
    link: () => sweep?.link() ?? linked ?? UNREAD_SWEEP,
    hold: (fragment) => void (given = fragment),
    follow: (fragment) => {
      if (sweep) return sweep.follow(fragment);
      linked = fragment;
      return [];
    },
    isRunning: () => sweep?.store.getState().phase === 'running',
  };
}
