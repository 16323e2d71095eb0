import { FileTrigger } from 'react-aria-components/FileTrigger';
import { useCallback } from 'react';
import { words } from '../../words/words.ts';
import { TextButton } from '../kit/text-button.tsx';
import { readResultFile, saveResult } from './result-files.ts';
import styles from './sweep-actions.module.css';
import { useSweep, useSweepLab } from '../lab-context.ts';

const said = words.sweepPage.files;

/** Shows the buttons that save the result to a file and open the result of a file. */
export function FileButtons() {
  const shown = useSweep((state) => state.shown);
  const openFiles = useOpenFiles();
  return (
    <div className={styles.files}>
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

/** Returns a function that opens a chosen or dropped file. If it can't, it says why, and changes nothing. */
export function useOpenFiles(): (files: readonly File[]) => void {
  const { open, refuseFile } = useSweepLab();
  return useCallback(
    (files) => {
      if (files.length > 1) refuseFile(words.sweepPage.files.several);
      if (files.length !== 1) return;
      void readResultFile(files[0]).then((read) => {
        if (read.ok) open(read.result);
        else refuseFile(read.sentence);
      });
    },
    [open, refuseFile],
  );
}
