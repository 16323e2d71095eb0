import { useContext, type ReactNode } from 'react';
import type { RowPath } from '../../config/settings/settings.ts';
import { wordsOf } from '../../settings/row.ts';
import { useRow } from '../controls/choice-field.tsx';
import { LockSign } from '../controls/lock-sign.tsx';
import { RefusalNote } from '../controls/refusal-note.tsx';
import { words } from '../../words/words.ts';
import { Hint } from '../kit/hint.tsx';
import { SideContext, useIsCause, useSidedName } from '../lab-context.ts';
import styles from './setting-row.module.css';

interface SettingRowProps {
  path: RowPath;
  /** The id that the control names as its error message. */
  errorId: string;
  /** The control, which has its own accessible name. */
  children: ReactNode;
}

/** Shows a setting of the panel: its name, its explanation, its control, and the reason why a value was refused. */
export function SettingRow({ path, errorId, children }: SettingRowProps) {
  const isCause = useIsCause(path);
  const { label, symbol, hint } = wordsOf(useRow(path));
  const name = useSidedName(path, label);
  // Where each side has a value of its own, the first one explains both.
  const isSecond = useContext(SideContext) === 1 && name !== label;
  return (
    <div className={styles.row} data-setting={path} data-cause={isCause || undefined}>
      <span className={styles.label}>
        {name} {symbol && <i className={styles.symbol}>{symbol}</i>}
        {!isSecond && <Hint label={words.page.explain(label)}>{hint}</Hint>}
        <LockSign path={path} />
      </span>
      <div className={styles.control}>{children}</div>
      <RefusalNote path={path} id={errorId} />
    </div>
  );
}
