import { useEffect } from 'react';
import { isRestricted } from '../../config/link/page-flags.ts';
import { isFirstVisit, rememberTour } from '../../store/page/first-visit.ts';
import type { LatePart } from '../../store/page/late-part.ts';
import { whenIdle } from '../../worker/host/when-idle.ts';
import { useLab } from '../lab-context.ts';

/** The time in which a person sees the page, and two networks learn, before the tour speaks, in ms. */
const LOOK_FIRST = 2500;

/** Shows the tour on a first visit, once the page is there, unless a person has begun to use the page by then. */
export function useFirstTour(tour: LatePart<unknown>) {
  const { view, flags } = useLab();
  useEffect(() => {
    // It speaks of all that the page has.
    if (isRestricted(flags.getState()) || !isFirstVisit()) return undefined;
    const used = new AbortController();
    const callOff = whenIdle(() => void begin(), LOOK_FIRST);
    const end = () => {
      callOff();
      used.abort();
    };
    for (const use of ['pointerdown', 'keydown'])
      addEventListener(use, end, { capture: true, once: true, signal: used.signal });
    async function begin() {
      await tour.load();
      if (used.signal.aborted || tour.state().module === null || !rememberTour()) return;
      used.abort();
      view.getState().beginTour();
    }
    return end;
  }, [view, flags, tour]);
}
