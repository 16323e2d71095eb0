import { useStore } from 'zustand';
import { describeOwn } from '../../tasks/own/describe-own.ts';
import { own } from '../../tasks/own/own.ts';
import type { TaskOf } from '../../tasks/tasks.ts';
import { byteText } from '../../words/byte-text.ts';
import { words } from '../../words/words.ts';
import { IconButton } from '../kit/icon-button.tsx';
import { DeleteIcon } from '../kit/late-icons.tsx';
import styles from '../kit/large-dialog.module.css';
import { TextButton } from '../kit/text-button.tsx';
import type { DataShelf, KeptData } from '../../store/data/data-shelf.ts';

const said = words.dataPage.kept;

interface KeptDataListProps {
  shelf: DataShelf;
  /** Opens the table of data with the roles as they were. */
  onOpen: (data: KeptData) => void;
  onTrain: (task: TaskOf<'own'>) => void;
}

/** Shows the data that lie in the browser: the roles of each can be changed, and each can be trained on, and removed. */
export function KeptDataList({ shelf, onOpen, onTrain }: KeptDataListProps) {
  const { kept, removed, why, waiting } = useStore(shelf.store);
  if (kept.length === 0 && !removed) return null;
  const bytesOf = (digests: readonly string[]) =>
    kept.reduce((sum, { digest, bytes }) => sum + (digests.includes(digest) ? bytes : 0), 0);
  return (
    <section className={styles.kept} aria-label={said.title}>
      <h3 className={styles.listTitle}>{said.title}</h3>
      {why && (
        <p className={styles.note}>
          {why === 'full' && waiting.length > 0 ? said.noRoom(byteText(bytesOf(waiting))) : said.why[why]}
        </p>
      )}
      {removed && (
        <p className={styles.note} role="status">
          {said.removed(removed.name)}
          <TextButton onPress={() => void shelf.undoRemove()}>{said.undo}</TextButton>
        </p>
      )}
      <ul className={styles.list}>
        {kept.map((data) => {
          const { digest, name, task, taken, hasTable, keptAt } = data;
          const isOnly = kept.every((other) => other === data || other.name !== name);
          const at = said.at(new Date(keptAt));
          const whole = isOnly ? name : said.ofTime(name, at);
          return (
            <li key={digest} className={styles.row}>
              <div className={styles.what}>
                <b>{name}</b>
                <span className={styles.quiet}>
                  {[
                    about(data),
                    byteText(data.bytes),
                    ...(waiting.includes(digest) ? [said.waits] : []),
                    ...(isOnly ? [] : [at]),
                    digest,
                  ].join(' · ')}
                </span>
              </div>
              {taken && hasTable && (
                <TextButton label={said.rolesOf(whole)} onPress={() => onOpen(data)}>
                  {said.roles}
                </TextButton>
              )}
              <TextButton label={said.trainOn(whole)} onPress={() => onTrain(task)}>
                {said.train}
              </TextButton>
              <IconButton label={said.remove(whole)} onPress={() => void shelf.remove(digest)}>
                <DeleteIcon />
              </IconButton>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** Says of data what is learned from how much: the target, the inputs and the rows. */
function about({ task, taken }: KeptData): string {
  if (!taken) return describeOwn(task);
  const { inputs, classes } = own.shape(task);
  return said.taken(taken.targets, { classes, inputs, rows: task.samples + task.testSamples });
}
