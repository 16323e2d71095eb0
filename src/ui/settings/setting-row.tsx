import { type ReactNode } from 'react';
import { words } from '../../words/words.ts';
import { RefusalNote } from '../controls/refusal-note.tsx';
import { useIsCause } from '../lab-context.ts';
import styles from './setting-row.module.css';

const { labels, symbols, hints } = words.page.settings;

/** The settings of the panel. */
export type PanelPath = keyof typeof labels;

/** The name of a setting. */
export const labelOf = (path: PanelPath): string => labels[path];

interface SettingRowProps {
  path: PanelPath;
  /** The id that the control names as its error message. */
  errorId: string;
  /** The control, which has its own accessible name. */
  children: ReactNode;
}

/** A setting of the panel: its name, what it does, its control, and why a value was refused. */
export function SettingRow({ path, errorId, children }: SettingRowProps) {
  const isCause = useIsCause(path);
  const symbol: string | undefined = (symbols as Partial<Record<PanelPath, string>>)[path];
  const hint: string | undefined = (hints as Partial<Record<PanelPath, string>>)[path];
  return (
    <div className={styles.row} data-setting={path} data-cause={isCause || undefined}>
      <span className={styles.label} title={hint}>
        {labelOf(path)} {symbol && <i className={styles.symbol}>{symbol}</i>}
      </span>
      <div className={styles.control}>{children}</div>
      <RefusalNote path={path} id={errorId} />
    </div>
  );
}
