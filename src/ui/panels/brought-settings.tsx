import { useStore } from 'zustand';
import { settingsInWords } from '../../store/runs/run-names.ts';
import { words } from '../../words/words.ts';
import { IconButton } from '../kit/icon-button.tsx';
import { CloseIcon } from '../kit/icons.tsx';
import { TextButton } from '../kit/text-button.tsx';
import { useLab } from '../lab-context.ts';
import styles from './brought-settings.module.css';

const said = words.page.brought;

/** Says which settings the chosen task brought, and offers those from before. */
export function BroughtSettings() {
  const { experiment: store } = useLab();
  const { experiment, brought, settle } = useStore(store);
  if (!brought) return null;
  return (
    <div className={styles.line} role="status" aria-label={said.label}>
      <span className={styles.text}>{said.took(settingsInWords(experiment, brought.paths))}</span>
      <TextButton onPress={() => settle('mine')}>{said.mine}</TextButton>
      <IconButton label={words.page.notices.close} onPress={() => settle('brought')}>
        <CloseIcon />
      </IconButton>
    </div>
  );
}
