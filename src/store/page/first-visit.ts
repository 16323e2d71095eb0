/** The key of the tour in the browser's storage. */
const TOUR_KEY = 'tour';

/**
 * Returns whether the tour suits this visit: it is the first one to the empty address. A link with a fragment shows what
 * somebody wanted to show; inside of another page, or under automation, nobody has asked for a tour.
 */
export function isFirstVisit(): boolean {
  if (location.hash !== '' || window.top !== window || navigator.webdriver) return false;
  try {
    return localStorage.getItem(TOUR_KEY) === null;
  } catch {
    return false;
  }
}

/**
 * Remembers that the tour was shown, so that it is not shown by itself again. Returns whether that is kept: where it
 * isn't, the tour would come back with each visit.
 */
export function rememberTour(): boolean {
  try {
    localStorage.setItem(TOUR_KEY, 'shown');
    return localStorage.getItem(TOUR_KEY) !== null;
  } catch {
    return false;
  }
}
