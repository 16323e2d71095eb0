/** Changes of the talk that is kept in the browser. Each can be undone while the page is open. */
import { askToPersist } from '../page/persistence.ts';
import type { PresentStore } from '../page/present.ts';
import { talkBeforeReload } from './talk-place.ts';
import { EMPTY_TALK, readTalk, talkText, type Talk, type TalkItem } from './talk.ts';

/** The key of the talk in the browser's storage. */
const KEY = 'talk';

/**
 * Brings the talk of the page: that of the address, else the one that was given when the page was loaded anew, else the one
 * that the browser has kept. In place of the kept one, another can be undone.
 */
export function bringTalk(store: PresentStore): void {
  const { talk, past, item } = store.getState();
  const kept = asTalk(keptText());
  const brought = talk ?? asTalk(talkBeforeReload()) ?? kept ?? EMPTY_TALK;
  const isOther = past.length === 0 && kept !== null && talkText(kept) !== talkText(brought);
  store.setState({
    talk: brought,
    ...(past.length === 0 && { known: kept && textOf(kept) }),
    ...(isOther && { past: [kept] }),
    ...(item !== null && item >= brought.items.length && { item: null }),
  });
}

/**
 * Takes the talk that another tab has changed and kept, in place of the one that this tab has kept; this can be undone. A talk
 * of the address, and one that is given, stay.
 *
 * @returns a function that ends this
 */
export function followOtherTabs(store: PresentStore): () => void {
  const follow = () => {
    const { talk, known, past, item } = store.getState();
    const kept = asTalk(keptText()) ?? EMPTY_TALK;
    if (!talk || item !== null || textOf(kept) === known || textOf(talk) !== known) return;
    store.setState({ talk: kept, known: textOf(kept), past: [...past, talk] });
  };
  const listen = ({ key }: StorageEvent) => {
    if (key === KEY) follow();
  };
  follow();
  addEventListener('storage', listen);
  return () => removeEventListener('storage', listen);
}

/** Returns the text under which a talk is kept; `null`: an empty one is not. */
const textOf = (talk: Talk): string | null => (talk.items.length === 0 ? null : talkText(talk));

function asTalk(json: unknown): Talk | null {
  const read = readTalk(json);
  return read.ok ? read.talk : null;
}

function keptText(): unknown {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? 'null');
  } catch {
    return null;
  }
}

/** Takes another talk in place of the present one, and keeps it. What is typed one after the other is one change. */
export function changeTalk(store: PresentStore, change: (talk: Talk) => Talk): void {
  bringTalk(store);
  const { talk, past } = store.getState();
  const before = talk ?? EMPTY_TALK;
  const next = change(before);
  const last = past.at(-1);
  const goesOn = last !== undefined && hasSameLinks(last, before) && hasSameLinks(before, next);
  take(store, next, goesOn ? past : [...past, before]);
}

/** Returns whether two talks differ in their texts at most. */
const hasSameLinks = ({ items }: Talk, other: Talk): boolean =>
  items.length === other.items.length && items.every(({ link }, index) => link === other.items[index].link);

/** Takes the last change back. */
export function undoTalk(store: PresentStore): void {
  const { past } = store.getState();
  const before = past.at(-1);
  if (before) take(store, before, past.slice(0, -1));
}

function take(store: PresentStore, talk: Talk, past: readonly Talk[]) {
  const { talk: before, item } = store.getState();
  store.setState({
    talk,
    past,
    item: before && hasSameLinks(before, talk) ? item : null,
    known: textOf(talk),
    isLost: !isKept(talk),
  });
}

/** Keeps a talk; returns whether the browser could. If not, the talk still holds for this visit. */
function isKept(talk: Talk): boolean {
  try {
    if (talk.items.length === 0) localStorage.removeItem(KEY);
    else {
      localStorage.setItem(KEY, talkText(talk));
      void askToPersist();
    }
    return true;
  } catch {
    return false;
  }
}

/** Returns a talk with an experiment changed, or without it (`null`). */
export const withItem = (talk: Talk, index: number, item: TalkItem | null): Talk => ({
  ...talk,
  items: talk.items.flatMap((each, at) => (at === index ? (item ?? []) : each)),
});

/** Returns a talk with an experiment moved up (-1) or down (1). */
export function withMoved(talk: Talk, index: number, by: 1 | -1): Talk {
  const items = [...talk.items];
  const other = index + by;
  if (other < 0 || other >= items.length) return talk;
  [items[index], items[other]] = [items[other], items[index]];
  return { ...talk, items };
}
