import { useEffect } from 'react';
import { words } from '../../words/words.ts';
import type { Lab } from '../../store/lab.ts';
import { useLab } from '../lab-context.ts';

/** The keys of the page: `key` as the browser names it, `shown` as a person and `aria-keyshortcuts` do. */
export const SHORTCUTS = {
  playOrPause: { key: ' ', shown: words.page.keys.space },
  step: { key: '.', shown: '.' },
  reset: { key: 'r', shown: 'R' },
} as const;

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

const actions = (lab: Lab): Readonly<Record<string, () => void>> => ({
  [SHORTCUTS.playOrPause.key]: lab.playOrPause,
  [SHORTCUTS.step.key]: lab.step,
  [SHORTCUTS.reset.key]: lab.reset,
});

/** Makes the {@link SHORTCUTS} work wherever the focus is. */
export function useShortcuts() {
  const lab = useLab();
  useEffect(() => {
    const byKey = actions(lab);
    const onKeyDown = (event: KeyboardEvent) => {
      const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.repeat;
      const act = byKey[event.key.toLowerCase()];
      if (!isPlain || event.defaultPrevented || isTaken(event.target, event.key)) return;
      if (typeof act !== 'function') return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [lab]);
}
