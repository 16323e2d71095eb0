/** Whether what trains rests while the tab is hidden: a choice that the browser keeps. By default it trains on. */
import { createStore } from 'zustand';
import type { Stage } from './view.ts';

/** The key of the choice in the browser's storage. */
const KEY = 'rest hidden';

/** The choice of this browser. */
export const restChoice = createStore(() => ({ isOn: readChoice() }));

/** Makes the choice, and keeps it. */
export function chooseRest(isOn: boolean): void {
  restChoice.setState({ isOn });
  keepChoice(isOn);
}

/**
 * Lets what the shown view computes rest while the page is hidden, if a person wants it, and go on when it is shown again.
 *
 * @param stage returns the stage of the shown view
 */
export function restWhileHidden(
  isAdvancing: () => boolean,
  stage: () => Pick<Stage, 'pause' | 'play'>,
  page: Document = document,
): void {
  let rests = false;
  page.addEventListener('visibilitychange', () => {
    if (page.visibilityState === 'hidden') {
      if (!restChoice.getState().isOn || !isAdvancing()) return;
      rests = true;
      stage().pause();
    } else if (rests) {
      rests = false;
      stage().play();
    }
  });
}

function readChoice(): boolean {
  try {
    return localStorage.getItem(KEY) !== null;
  } catch {
    return false;
  }
}

function keepChoice(isOn: boolean): void {
  try {
    if (isOn) localStorage.setItem(KEY, 'yes');
    else localStorage.removeItem(KEY);
  } catch {
    // Without storage the choice still holds for this visit.
  }
}
