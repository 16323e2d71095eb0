import { createElement, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import type { Lab } from '../../store/lab.ts';
import { keepUnfinished } from '../../store/unfinished/keep-unfinished.ts';
import { takeLeftRun } from '../../store/unfinished/left-run.ts';
import type { UnfinishedRun } from '../../store/unfinished/unfinished-file.ts';
import { openUnfinishedShelf } from '../../store/unfinished/unfinished-shelf.ts';
import { UnfinishedOffer } from './unfinished-offer.tsx';

/** The longest wait for an idle moment, in ms: what is kept should be no more than two seconds old. */
const LONGEST_WAIT = 50;

/**
 * Keeps the present run of a page in the browser, as long as it has not ended, and offers what an earlier page has left. Call
 * it once, when the page is idle. A browser that can't keep anything is left alone.
 */
export async function keepUnfinishedRuns({ run, training, present, time, view }: Lab): Promise<void> {
  const shelf = await openUnfinishedShelf().catch(() => null);
  if (!shelf) return;
  const takeUp = (unfinished: UnfinishedRun) => {
    if (!training.takeUp(unfinished)) return false;
    time.now();
    view.getState().setView('training');
    return true;
  };
  const parts = { run, training: { ...training, takeUp }, shelf, breathe: idle, page: document, left: takeLeftRun() };
  // A root of its own costs the first script nothing.
  const place = document.body.appendChild(document.createElement('div'));
  const offer = createElement(UnfinishedOffer, { runs: keepUnfinished(parts), present });
  createRoot(place).render(createElement(StrictMode, null, offer));
}

/** Resolves when the page is idle, or soon. A hidden page is never drawn, and hardly ever idle. */
const idle = () =>
  new Promise<void>((resolve) => {
    if (document.hidden) resolve();
    // Safari has no requestIdleCallback.
    else if (typeof requestIdleCallback === 'function') requestIdleCallback(() => resolve(), { timeout: LONGEST_WAIT });
    else setTimeout(resolve);
  });
