import { createElement, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import type { Lab } from '../../store/lab.ts';
import { offline } from '../../store/page/offline.ts';
import { NewVersion } from './new-version.tsx';
import { keepTitle } from './page-title.ts';

/**
 * Keeps the title of the page, lets the browser keep a built lab, and says when a new version is there. Call it once, when
 * the page is idle.
 */
export function keepLab(lab: Lab): void {
  keepTitle(lab);
  // A lab inside another page keeps nothing in the browsers of that page's readers.
  if (!import.meta.env.PROD || !('serviceWorker' in navigator) || window.parent !== window) return;
  void offline.keep(navigator.serviceWorker, new URL('sw.js', document.baseURI).href);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') offline.lookForNew();
  });
  // A root of its own costs the first script nothing.
  const place = document.body.appendChild(document.createElement('div'));
  createRoot(place).render(createElement(StrictMode, null, createElement(NewVersion)));
}
