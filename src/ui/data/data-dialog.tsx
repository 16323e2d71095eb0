import { useEffect, useState, type ReactNode } from 'react';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import { useStore } from 'zustand';
import { createDataDesk, type DataDesk } from '../../store/data/data-desk.ts';
import type { DataShelf, KeptData } from '../../store/data/data-shelf.ts';
import { linkIn } from '../../store/files/link-in-text.ts';
import { openTableReader, type TableReader } from '../../store/data/table-reader.ts';
import { describeOwn } from '../../tasks/own/describe-own.ts';
import { trainOn } from '../../store/data/train-own.ts';
import type { TaskOf } from '../../tasks/tasks.ts';
import { words } from '../../words/words.ts';
import { LargeDialog } from '../kit/large-dialog.tsx';
import { ProgressBar } from '../kit/progress-bar.tsx';
import { TextButton } from '../kit/text-button.tsx';
import { useFileDrop } from '../kit/use-file-drop.ts';
import { useLab } from '../lab-context.ts';
import styles from './data-dialog.module.css';
import { exampleTable } from './example-table.ts';
import { KeptDataList } from './kept-data-list.tsx';
import { useWanted } from './use-wanted.ts';
import { TablePanel } from './table-panel.tsx';

const said = words.dataPage;

interface DataDialogProps {
  onClose: () => void;
  /** Opens the reader of tables; tests supply their own. */
  openReader?: () => TableReader;
}

/** Shows the dialog in which a person opens a table or arrays, says what its columns are, and trains on it. */
export function DataDialog({ onClose, openReader = openTableReader }: DataDialogProps) {
  const lab = useLab();
  const given = useStore(lab.data.dialog, (dialog) => dialog.given);
  const [shelf, setShelf] = useState<DataShelf | null>(null);
  useEffect(() => void lab.data.shelf().then(setShelf), [lab]);
  const [desk] = useState(() => createDataDesk(openReader()));
  useEffect(() => desk.dispose, [desk]);
  useEffect(() => {
    if (given) void desk.open(given);
  }, [desk, given]);
  const train = (task: TaskOf<'own'>) => {
    onClose();
    trainOn(lab, task);
  };
  return (
    <LargeDialog title={said.title} about={said.about} closeLabel={said.close} onClose={onClose} isWide>
      {shelf && <Desk desk={desk} shelf={shelf} onTrain={train} />}
    </LargeDialog>
  );
}

interface DeskProps {
  desk: DataDesk;
  shelf: DataShelf;
  onTrain: (task: TaskOf<'own'>) => void;
}

function Desk({ desk, shelf, onTrain }: DeskProps) {
  const table = useStore(desk.store, (state) => state.table);
  const openKept = async ({ digest, name, taken }: KeptData) => {
    const blob = await shelf.table(digest);
    if (blob) await desk.open({ name, blob }, taken);
  };
  return (
    <Opening desk={desk}>
      <Wanted shelf={shelf} />
      <OpenBar desk={desk} />
      <Reading desk={desk} />
      {table ? (
        <TablePanel shelf={shelf} desk={desk} table={table} onTrain={onTrain} />
      ) : (
        <KeptDataList shelf={shelf} onOpen={(data) => void openKept(data)} onTrain={onTrain} />
      )}
    </Opening>
  );
}

/** Takes files that are dropped on it, and texts that are pasted; a link among them is followed. */
function Opening({ desk, children }: { desk: DataDesk; children: ReactNode }) {
  const lab = useLab();
  const { isOver, place } = useFileDrop(([file]) => void desk.open({ name: file.name, blob: file }));
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      const isTyped = event.target instanceof HTMLElement && event.target.matches('input, textarea');
      const file = event.clipboardData?.files.item(0);
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (isTyped || (!file && text === '')) return;
      event.preventDefault();
      event.stopPropagation();
      const link = file ? null : linkIn(text);
      if (link !== null) {
        lab.data.close();
        lab.begin(link);
      } else void desk.open(file ? { name: file.name, blob: file } : { name: said.pasted, blob: new Blob([text]) });
    };
    // Before the page, which opens what is pasted anywhere.
    document.addEventListener('paste', paste, { capture: true });
    return () => document.removeEventListener('paste', paste, { capture: true });
  }, [desk, lab]);
  return (
    <div className={styles.desk} data-testid="data-desk" {...place}>
      {children}
      {isOver && <div className={styles.drop}>{said.drop}</div>}
    </div>
  );
}

/** Says which data the present experiment asks for, if they are not there. */
function Wanted({ shelf }: { shelf: DataShelf }) {
  const task = useWanted(shelf);
  return task && <p className={styles.wanted}>{said.wanted.ask(task.file, describeOwn(task))}</p>;
}

const TYPES = ['.csv', '.tsv', '.txt', '.data', '.npz', '.npy', 'text/csv', 'text/tab-separated-values', 'text/plain'];

/** Shows the ways to open data. */
function OpenBar({ desk }: { desk: DataDesk }) {
  const hasTable = useStore(desk.store, (state) => state.table !== null);
  return (
    <div className={styles.open} data-alone={!hasTable || undefined}>
      {!hasTable && <p className={styles.invite}>{said.invite}</p>}
      <div className={styles.ways}>
        <FileTrigger
          acceptedFileTypes={TYPES}
          onSelect={(files) => {
            const file = files?.item(0);
            if (file) void desk.open({ name: file.name, blob: file });
          }}
        >
          <TextButton look={hasTable ? 'quiet' : 'primary'}>{hasTable ? said.another : said.choose}</TextButton>
        </FileTrigger>
        <TextButton onPress={() => void desk.open(exampleTable())}>{said.example}</TextButton>
      </div>
      {!hasTable && <p className={styles.hint}>{said.hint}</p>}
    </div>
  );
}

/** Shows how far a file is read, and why one was refused. */
function Reading({ desk }: { desk: DataDesk }) {
  const share = useStore(desk.store, (state) => state.share);
  const name = useStore(desk.store, (state) => state.given?.name ?? '');
  const refusal = useStore(desk.store, (state) => state.refusedFile);
  return (
    <div role="status">
      {share !== null && (
        <div className={styles.reading}>
          <span>{said.reading(name)}</span>
          <ProgressBar label={said.reading(name)} share={share} />
        </div>
      )}
      {refusal !== null && <p className={styles.refusal}>{refusal}</p>}
    </div>
  );
}
