import { afterEach, expect, it, vi } from 'vitest';
import { createPresentStore } from '../page/present.ts';
import { changeTalk, undoTalk, withItem, withMoved } from './talk-changes.ts';
import type { Talk } from './talk.ts';

const item = (title: string) => ({ link: `#v=1&width=${title.length}`, title, note: '' });
const talk: Talk = { title: 'Lazy or rich', items: [item('a'), item('bb'), item('ccc')] };
const titles = ({ items }: Talk) => items.map(({ title }) => title);
const titlesIn = (store: ReturnType<typeof createPresentStore>) => titles(store.getState().talk ?? talk);

afterEach(() => vi.unstubAllGlobals());

it('moves an experiment by one place, and not beyond the ends', () => {
  expect(titles(withMoved(talk, 1, -1))).toEqual(['bb', 'a', 'ccc']);
  expect(withMoved(talk, 2, 1)).toBe(talk);
});

it('brings an experiment that was taken out back', () => {
  const store = createPresentStore(false, talk);
  changeTalk(store, (before) => withItem(before, 1, null));
  expect(titlesIn(store)).toEqual(['a', 'ccc']);
  undoTalk(store);
  expect(titlesIn(store)).toEqual(['a', 'bb', 'ccc']);
});

it('takes what is typed as one step', () => {
  const store = createPresentStore(false, talk);
  for (const title of ['x', 'xy', 'xyz'])
    changeTalk(store, (before) => withItem(before, 0, { ...before.items[0], title }));
  undoTalk(store);
  expect(titlesIn(store)).toEqual(['a', 'bb', 'ccc']);
});

it('says whether the browser could keep it', () => {
  const kept = new Map<string, string>();
  let isFull = true;
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => {
      if (isFull) throw new DOMException('No room.', 'QuotaExceededError');
      kept.set(key, value);
    },
  });
  const store = createPresentStore(false, talk);
  changeTalk(store, (before) => withItem(before, 1, null));
  expect(store.getState().isLost).toBe(true);
  expect(titlesIn(store)).toEqual(['a', 'ccc']);
  isFull = false;
  changeTalk(store, (before) => withMoved(before, 0, 1));
  expect(store.getState().isLost).toBe(false);
  expect(kept.get('talk')).toContain('ccc');
});
