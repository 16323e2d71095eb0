import { useCallback } from 'react';
import type { Lab } from '../../store/lab.ts';
import { latePart } from '../../store/page/late-part.ts';
import { words } from '../../words/words.ts';
import { useLab } from '../lab-context.ts';

/** The code that opens files, which nobody needs before the first one. */
export const OPENING_PART = latePart(() => import('../../store/files/open-file.ts'));

/** Files, or a pasted text, to open. */
export type Given = readonly File[] | string;

/** Returns a function that opens a file, or a pasted text. If it can't, a notice says why, and nothing else changes. */
export function useOpening(): (given: Given) => void {
  const lab = useLab();
  return useCallback((given) => void openGiven(given, lab), [lab]);
}

async function openGiven(given: Given, lab: Lab): Promise<void> {
  if (given.length === 0) return;
  const { setLinkNotices, setTakeAwayOpen } = lab.view.getState();
  await OPENING_PART.load();
  const { module } = OPENING_PART.state();
  if (!module) {
    setLinkNotices([words.page.late.notLoaded.sentence]);
    return;
  }
  const { openFiles, openText } = module;
  const opened =
    typeof given === 'string'
      ? openText(given, lab)
      : openFiles(
          given.map((blob) => ({ name: blob.name, blob })),
          lab,
        );
  const { ok, sentence } = await opened;
  if (ok) setTakeAwayOpen(false);
  if (sentence === undefined) {
    const { opened: named, openedText } = words.page.notices;
    setLinkNotices([typeof given === 'string' ? openedText : named(given[0].name)], true);
  } else setLinkNotices(sentence === null ? [] : [sentence]);
}
