import { expect, it } from 'vitest';
import { createPresentStore } from '../page/present.ts';
import { changeTalk, undoTalk, withItem, withMoved } from './talk-changes.ts';
import type { Talk } from './talk.ts';

const item = (title: string) => ({ link: `#v=1&width=${title.length}`, title, note: '' });
const talk: Talk = { title: 'Lazy or rich', items: [item('a'), item('bb'), item('ccc')] };
const titles = ({ items }: Talk) => items.map(({ title }) => title);
const titlesIn = (store: ReturnType<typeof createPresentStore>) => titles(store.getState().talk ?? talk);

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
