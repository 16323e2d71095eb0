import { words } from '../../words/words.ts';
import { SHORTCUTS, UNDO_KEYS } from '../bar/shortcuts.ts';
import styles from './keys.module.css';

const said = words.help.keys;

type Shortcut = keyof typeof SHORTCUTS | keyof typeof UNDO_KEYS;

/** The words of every shortcut: one without any is a type error. */
const OF: Readonly<Record<Shortcut, string>> = said.of;

const KEYS: Readonly<Record<Shortcut, string>> = {
  ...Object.fromEntries(Object.entries(SHORTCUTS).map(([name, { shown }]) => [name, shown])),
  ...UNDO_KEYS,
} as Record<Shortcut, string>;

/** Lists the keys of the page, and those of its controls. */
export const Keys = () => (
  <div className={styles.tables}>
    <KeyTable
      title={said.everywhere}
      rows={(Object.keys(KEYS) as Shortcut[]).map((name) => ({
        keys: [KEYS[name].replaceAll('+', ' + ')],
        does: OF[name],
      }))}
    />
    <KeyTable title={said.inControl} rows={said.controls} />
  </div>
);

interface KeyTableProps {
  title: string;
  rows: readonly { keys: readonly string[]; does: string }[];
}

const KeyTable = ({ title, rows }: KeyTableProps) => (
  <table className={styles.table}>
    <caption>{title}</caption>
    <tbody>
      {rows.map(({ keys, does }) => (
        <tr key={does}>
          <th scope="row">
            {keys.map((key) => (
              <kbd key={key} className={styles.key}>
                {key}
              </kbd>
            ))}
          </th>
          <td>{does}</td>
        </tr>
      ))}
    </tbody>
  </table>
);
