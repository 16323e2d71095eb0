/** The run that the lab itself leaves when it loads the page anew, as for the next experiment of a talk. Nobody misses it. */

/** The key of its id in the storage of the tab. */
const KEY = 'left run';

/** Notes the run that the page is about to leave for another one; absent: there is none. */
export function leaveRun(id: string | undefined): void {
  try {
    if (id !== undefined) sessionStorage.setItem(KEY, id);
  } catch {
    // Without storage it is offered, and can be discarded.
  }
}

/** Returns the id of the run that the page has left so, and forgets it; `null`: none. */
export function takeLeftRun(): string | null {
  try {
    const id = sessionStorage.getItem(KEY);
    sessionStorage.removeItem(KEY);
    return id;
  } catch {
    return null;
  }
}
