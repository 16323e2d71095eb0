import { isHidden } from '../../config/link/page-flags.ts';
import { words } from '../../words/words.ts';
import { SHORTCUTS, UNDO_KEYS } from '../bar/shortcuts.ts';
import { useFlags } from '../lab-context.ts';
import styles from './keys.module.css';

const said = words.help.keys;

type PageKey = keyof typeof SHORTCUTS;
type Shortcut = PageKey | keyof typeof UNDO_KEYS;

/** The words of every shortcut: one without any is a type error. */
const OF: Readonly<Record<Shortcut, string>> = said.of;

const KEYS: Readonly<Record<Shortcut, string>> = {
  ...Object.fromEntries(Object.entries(SHORTCUTS).map(([name, { shown }]) => [name, shown])),
  ...UNDO_KEYS,
} as Record<Shortcut, string>;

/** Lists the keys of the page, but those of hidden parts, and those of its controls. */
export function Keys() {
  const flags = useFlags();
  const works = (name: Shortcut) => !isHidden(flags, name in UNDO_KEYS ? 'undo' : SHORTCUTS[name as PageKey].part);
  return (
    <div className={styles.tables}>
      <KeyTable
        title={said.everywhere}
        rows={(Object.keys(KEYS) as Shortcut[]).filter(works).map((name) => ({
          keys: [KEYS[name].replaceAll('+', ' + ')],
          does: OF[name],
        }))}
      />
      {!isHidden(flags, 'present') && <KeyTable title={said.inPresent} rows={said.present} />}
      <KeyTable title={said.inControl} rows={said.controls} />
    </div>
  );
}

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
