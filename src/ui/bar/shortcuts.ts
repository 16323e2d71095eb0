import { useEffect } from 'react';
import { isHidden, type Part } from '../../config/link/page-flags.ts';
import { words } from '../../words/words.ts';
import type { Lab } from '../../store/lab.ts';
import { enterPresent, leavePresent } from '../../store/page/present.ts';
import { stageOf } from '../../store/page/view.ts';
import { toggleLazyRich } from '../../store/training/experiment-store.ts';
import { useLab } from '../lab-context.ts';

/**
 * The keys of the page: `key` as the browser names it, `shown` as a person and `aria-keyshortcuts` do, and the part of the
 * page whose buttons do the same. Where that part is hidden, the key does nothing.
 */
export const SHORTCUTS = {
  playOrPause: { key: ' ', shown: words.page.keys.space, part: 'transport' },
  step: { key: '.', shown: '.', part: 'transport' },
  reset: { key: 'r', shown: 'R', part: 'transport' },
  compare: { key: 'c', shown: 'C', part: 'compare' },
  help: { key: '?', shown: '?', part: 'help' },
  begin: { key: 'b', shown: 'B', part: 'begin' },
  takeAway: { key: 't', shown: 'T', part: 'takeaway' },
  present: { key: 'p', shown: 'P', part: 'present' },
} as const satisfies Record<string, { key: string; shown: string; part: Part }>;

/** The keys of undo and redo as a person reads them. */
export const UNDO_KEYS = { undo: 'Control+Z', redo: 'Control+Shift+Z' } as const;

/** Returns which of the two a key press asks for: Ctrl+Z, Ctrl+Shift+Z, Ctrl+Y; with Cmd on a Mac. */
function undoOrRedo({ key, ctrlKey, metaKey, shiftKey, altKey }: KeyboardEvent): 'undo' | 'redo' | null {
  if (altKey || ctrlKey === metaKey) return null;
  const letter = key.toLowerCase();
  if (letter === 'z') return shiftKey ? 'redo' : 'undo';
  return letter === 'y' && !shiftKey ? 'redo' : null;
}

/** Returns whether an element takes text, so that keys and what is pasted belong to it. */
export const isTextField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.matches('textarea, select, input:not([type=range], [type=radio], [type=checkbox])'));

/** Whether a key press belongs to the focused element: any key to a text field, Space to a button or a link. */
function isTaken(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (isTextField(target)) return true;
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
  takeAway: () => lab.view.getState().setTakeAwayOpen(true),
  present: () => togglePresent(lab),
});

/** Shows the page for a projector, or as usual again; where that is hidden, nothing. */
function togglePresent({ present, flags }: Lab) {
  if (present.getState().isOn) leavePresent(present);
  else if (!flags.getState().hide.includes('present')) enterPresent(present);
}

const NAMES = Object.keys(SHORTCUTS) as (keyof typeof SHORTCUTS)[];

/** Makes the {@link SHORTCUTS}, and those of undo and redo, work wherever the focus is. */
export function useShortcuts() {
  const lab = useLab();
  useEffect(() => {
    const act = actions(lab);
    const onKeyDown = (event: KeyboardEvent) => {
      const way = undoOrRedo(event);
      if (
        way &&
        !isHidden(lab.flags.getState(), 'undo') &&
        !event.defaultPrevented &&
        !isTaken(event.target, event.key)
      ) {
        event.preventDefault();
        lab[way]();
        return;
      }
      const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.repeat;
      const name = NAMES.find((known) => SHORTCUTS[known].key === event.key.toLowerCase());
      if (
        !name ||
        isHidden(lab.flags.getState(), SHORTCUTS[name].part) ||
        !isPlain ||
        event.defaultPrevented ||
        isTaken(event.target, event.key)
      )
        return;
      event.preventDefault();
      act[name]();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [lab]);
}
