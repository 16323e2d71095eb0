import { useState } from 'react';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import { takenRuns } from '../../store/files/taken-runs.ts';
import { stageOf } from '../../store/page/view.ts';
import { messageOf } from '../../words/message-of.ts';
import { words } from '../../words/words.ts';
import { LargeDialog } from '../kit/large-dialog.tsx';
import { TextButton } from '../kit/text-button.tsx';
import { useLab, useView } from '../lab-context.ts';
import { useOpening } from './use-opening.ts';
import { saveFile } from './save-file.ts';
import { citationOf, takeItems, type TakeAction, type TakenFile, type TakeItem } from './take-away-items.ts';
import styles from './take-away.module.css';

const said = words.takeAway;

/** Shows what can be taken along of the present runs, and opens what was taken along before. */
export function TakeAway({ onClose }: { onClose: () => void }) {
  const lab = useLab();
  const [outcome, setOutcome] = useState('');
  // Sizes are those of the moment at which the dialog opens; the files are of the moment at which they are asked for.
  const [items] = useState(() => takeItems(lab));
  const [names] = useState(() => takenRuns(lab).map(({ name }) => name));
  const openFiles = useOpening();
  const stage = useView(stageOf);
  const elsewhere = stage === 'sweep' || stage === 'prior' ? said.elsewhere[stage] : null;

  const take = ({ make }: TakeAction) => {
    const saved = async () => {
      const files = await make();
      for (const { name, content } of files) saveFile(name, await gathered(content));
      const notes = new Set(files.flatMap(({ notes: own = [] }) => own));
      return said.savedBut(said.saved(files.map(({ name }) => name)), [...notes]);
    };
    saved().then(setOutcome, (error: unknown) => setOutcome(said.failed(messageOf(error))));
  };
  const copy = () =>
    void navigator.clipboard.writeText(citationOf(lab)).then(
      () => setOutcome(said.citation.copied),
      () => setOutcome(said.citation.notCopied),
    );

  return (
    <LargeDialog title={said.title} closeLabel={said.close} onClose={onClose}>
      {elsewhere !== null && <p className={styles.of}>{elsewhere}</p>}
      {(elsewhere === null || names.length > 0) && (
        <p className={styles.of}>{names.length > 0 ? said.of(names) : said.nothing}</p>
      )}
      <ul className={styles.items}>
        {items.map((item) => (
          <Item
            key={item.title}
            item={item}
            onTake={take}
            onCopy={item.title === said.citation.title ? copy : undefined}
          />
        ))}
        <li className={styles.item}>
          <h3 className={styles.title}>{said.open.title}</h3>
          <p className={styles.about}>{said.open.about}</p>
          <div className={styles.actions}>
            <FileTrigger
              onSelect={(files) => {
                onClose();
                openFiles([...(files ?? [])]);
              }}
            >
              <TextButton>{said.open.action}</TextButton>
            </FileTrigger>
          </div>
        </li>
      </ul>
      <p className={styles.outcome} role="status">
        {outcome}
      </p>
    </LargeDialog>
  );
}

interface ItemProps {
  item: TakeItem;
  onTake: (action: TakeAction) => void;
  onCopy?: () => void;
}

function Item({ item: { title, about, actions }, onTake, onCopy }: ItemProps) {
  const nameOf = (action: string) => said.button(title, action);
  return (
    <li className={styles.item}>
      <h3 className={styles.title}>{title}</h3>
      <p className={styles.about}>{about}</p>
      <div className={styles.actions}>
        {onCopy && (
          <TextButton label={nameOf(said.citation.copy)} onPress={onCopy}>
            {said.citation.copy}
          </TextButton>
        )}
        {actions.map((action) => (
          <TextButton key={action.text} label={nameOf(action.text)} onPress={() => onTake(action)}>
            {action.text}
          </TextButton>
        ))}
      </div>
    </li>
  );
}

/** The time for which the page may stand still while a file is made, in ms. */
const SLICE = 12;

/** Collects the pieces of a file, and lets the page draw in between. */
async function gathered(content: TakenFile['content']): Promise<BlobPart[]> {
  const pieces: BlobPart[] = [];
  let began = performance.now();
  for (const piece of content) {
    pieces.push(piece);
    if (performance.now() - began < SLICE) continue;
    await new Promise((resolve) => setTimeout(resolve));
    began = performance.now();
  }
  return pieces;
}
