import { FileTrigger } from 'react-aria-components/FileTrigger';
import { useCallback } from 'react';
import type { Lab } from '../../store/lab.ts';
import { words } from '../../words/words.ts';
import { TextButton } from '../kit/text-button.tsx';
import { KeptSweepsButton } from './kept-sweeps-button.tsx';
import { readResultFile, saveResult } from './result-files.ts';
import styles from './sweep-actions.module.css';
import { useLab } from '../lab-context.ts';
import { useSweep, useSweepLab } from './use-sweep.ts';

const said = words.sweepPage.files;

/** Shows the buttons that list the kept sweeps, save the result to a file and open the result of a file. */
export function FileButtons() {
  const shown = useSweep((state) => state.shown);
  const openFiles = useOpenFiles();
  return (
    <div className={styles.files}>
      <KeptSweepsButton />
      {shown && (
        <>
          <TextButton label={said.csvLabel} onPress={() => saveResult(shown, 'csv')}>
            {said.csv}
          </TextButton>
          <TextButton label={said.jsonLabel} onPress={() => saveResult(shown, 'json')}>
            {said.json}
          </TextButton>
        </>
      )}
      <FileTrigger
        acceptedFileTypes={['.json', 'application/json']}
        onSelect={(files) => openFiles([...(files ?? [])])}
      >
        <TextButton>{said.open}</TextButton>
      </FileTrigger>
    </div>
  );
}

/**
 * Returns a function that opens a chosen or dropped file: the result of a sweep, of any size, or what else the page
 * opens. If it can't, it says why, and changes nothing.
 */
export function useOpenFiles(): (files: readonly File[]) => void {
  const lab = useLab();
  const { open, refuseFile } = useSweepLab();
  return useCallback(
    (files) => {
      if (files.length > 1) refuseFile(words.sweepPage.files.several);
      if (files.length !== 1) return;
      void readResultFile(files[0]).then(async (read) => {
        if (read.ok) open(read.result);
        else if (!(await openOther(files[0], lab))) refuseFile(read.sentence);
      });
    },
    [lab, open, refuseFile],
  );
}

/** Opens a file that is no result of a sweep; returns whether it could. */
async function openOther(file: File, lab: Lab): Promise<boolean> {
  const { openFile } = await import('../../store/files/open-file.ts');
  return (await openFile({ name: file.name, blob: file }, lab)).ok;
}
