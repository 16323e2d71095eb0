/** The place in a talk, kept in the tab while the page is loaded anew: by hand, or in the language of the next experiment. */
import type { PageFlags } from '../../config/link/page-flags.ts';
import type { Talk } from './talk.ts';
import { createPresentStore, type PresentState, type PresentStore } from '../page/present.ts';

/** The key of the place in the storage of the tab. */
const KEY = 'talk place';

/** What is kept; `talk` is read with the code of talks (`readTalk`). */
type KeptPlace = Pick<PresentState, 'isOn' | 'thing' | 'item' | 'page' | 'talk'>;

/** A talk that the address opens. */
export interface OpenedTalk {
  talk: Talk;
  /** The address of the page without it. */
  page: string;
}

/**
 * Opens the store of the view for a projector, at the place at which the page was loaded anew. An embedded page, which
 * leaves nothing in the browser, has none.
 */
export function openPresentStore({ present, embed }: PageFlags, opened?: OpenedTalk): PresentStore {
  if (embed) return createPresentStore(false);
  const { talk, page } = opened ?? { talk: null, page: location.href };
  const store = createPresentStore(present, talk, { page, ...(talk === null && placeBeforeReload()) });
  addEventListener('pagehide', () => leaveAt(store.getState()));
  return store;
}

/** Keeps a place in a talk for when the page is loaded anew. */
export function leaveAt({ isOn, thing, item, page, talk }: KeptPlace): void {
  try {
    if (item === null) sessionStorage.removeItem(KEY);
    else sessionStorage.setItem(KEY, JSON.stringify({ isOn, thing, item, page, talk } satisfies KeptPlace));
  } catch {
    // Without storage a talk begins anew.
  }
}

/** Returns what was kept when the page was loaded anew; `null`: it was not, or no talk was given. */
function readKept(): Partial<Record<keyof KeptPlace, unknown>> | null {
  try {
    const [entry] = performance.getEntriesByType('navigation') as { type?: string }[];
    if (entry.type !== 'reload') return null;
    return JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as ReturnType<typeof readKept>;
  } catch {
    return null;
  }
}

/** Returns the place at which the page was loaded anew. */
function placeBeforeReload(): Partial<PresentState> {
  const { isOn, thing, item, page } = readKept() ?? {};
  if (typeof thing !== 'number' || typeof item !== 'number' || typeof page !== 'string') return {};
  return { isOn: isOn === true, thing, item, page };
}

/** Returns the talk that was given when the page was loaded anew, as a file has it. */
export const talkBeforeReload = (): unknown => {
  const talk = readKept()?.talk;
  return typeof talk === 'object' && talk !== null ? { kind: 'talk', version: 1, ...talk } : null;
};
