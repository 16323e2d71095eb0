import { FileTrigger } from 'react-aria-components/FileTrigger';
import { words } from '../../words/words.ts';
import { TextButton } from '../kit/text-button.tsx';
import { saveResult } from './result-files.ts';
import styles from './sweep-actions.module.css';
import { useOpenFiles } from './use-open-files.ts';
import { useSweep } from './use-sweep.ts';

const said = words.sweep.page.files;

/** The result to a file, and a file's result to the page. */
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
