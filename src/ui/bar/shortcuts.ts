import { useEffect } from 'react';
import { words } from '../../words/words.ts';
import type { Lab } from '../../store/lab.ts';
import { stageOf } from '../../store/page/view.ts';
import { toggleLazyRich } from '../../store/training/experiment-store.ts';
import { useLab } from '../lab-context.ts';

/** The keys of the page: `key` as the browser names it, `shown` as a person and `aria-keyshortcuts` do. */
export const SHORTCUTS = {
  playOrPause: { key: ' ', shown: words.page.keys.space },
  step: { key: '.', shown: '.' },
  reset: { key: 'r', shown: 'R' },
  compare: { key: 'c', shown: 'C' },
  help: { key: '?', shown: '?' },
  begin: { key: 'b', shown: 'B' },
} as const;

/** The keys of undo and redo as a person reads them. */
export const UNDO_KEYS = { undo: 'Control+Z', redo: 'Control+Shift+Z' } as const;

/** Returns which of the two a key press asks for: Ctrl+Z, Ctrl+Shift+Z, Ctrl+Y; with Cmd on a Mac. */
function undoOrRedo({ key, ctrlKey, metaKey, shiftKey, altKey }: KeyboardEvent): 'undo' | 'redo' | null {
  if (altKey || ctrlKey === metaKey) return null;
  const letter = key.toLowerCase();
  if (letter === 'z') return shiftKey ? 'redo' : 'undo';
  return letter === 'y' && !shiftKey ? 'redo' : null;
}

/** Whether a key press belongs to the focused element: any key to a text field, Space to a button or a link. */
function isTaken(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (
    target.isContentEditable ||
    target.matches('textarea, select, input:not([type=range], [type=radio], [type=checkbox])')
  )
    return true;
  return (
    key === SHORTCUTS.playOrPause.key &&
    target.closest('button, a, input[type=checkbox], input[type=radio], [role=dialog]') !== null
  );
}

/** Returns what each of the {@link SHORTCUTS} does. */
const actions = (lab: Lab): Readonly<Record<keyof typeof SHORTCUTS, () => void>> => ({
  playOrPause: lab.playOrPause,
  step: lab.step,
  reset: lab.reset,
  compare: () => {
    if (stageOf(lab.view.getState()) === 'training') toggleLazyRich(lab.experiment);
  },
  help: () => lab.view.getState().setHelpOpen(true),
  begin: () => lab.view.getState().setBeginOpen(true),
});

const NAMES = Object.keys(SHORTCUTS) as (keyof typeof SHORTCUTS)[];

/** Makes the {@link SHORTCUTS}, and those of undo and redo, work wherever the focus is. */
export function useShortcuts() {
  const lab = useLab();
  useEffect(() => {
    const act = actions(lab);
    const onKeyDown = (event: KeyboardEvent) => {
      const way = undoOrRedo(event);
      if (way && !event.defaultPrevented && !isTaken(event.target, event.key)) {
        event.preventDefault();
        lab[way]();
        return;
      }
      const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.repeat;
      const name = NAMES.find((known) => SHORTCUTS[known].key === event.key.toLowerCase());
      if (!name || !isPlain || event.defaultPrevented || isTaken(event.target, event.key)) return;
      event.preventDefault();
      act[name]();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [lab]);
}
