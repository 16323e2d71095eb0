import { useCallback } from 'react';
import { words } from '../../words/words.ts';
import { readResultFile } from './result-files.ts';
import { useSweepLab } from './use-sweep.ts';

/** Opens the one file that was chosen or dropped; says what is wrong with anything else, and changes nothing. */
export function useOpenFiles(): (files: readonly File[]) => void {
  const { open, refuseFile } = useSweepLab();
  return useCallback(
    (files) => {
      if (files.length > 1) refuseFile(words.sweep.page.files.several);
      if (files.length !== 1) return;
      void readResultFile(files[0]).then((read) => {
        if (read.ok) open(read.result);
        else refuseFile(read.sentence);
      });
    },
    [open, refuseFile],
  );
}
