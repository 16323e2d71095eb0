import { useStore } from 'zustand';
import { words } from '../../words/words.ts';
import { IconButton } from '../kit/icon-button.tsx';
import { RedoIcon, UndoIcon } from '../kit/icons.tsx';
import { useLab } from '../lab-context.ts';
import { Part } from '../part.tsx';
import { UNDO_KEYS } from './shortcuts.ts';
import styles from './undo-buttons.module.css';

const said = words.page.undo;

/** Shows the buttons that take back the last change of settings, and make it again. */
export function UndoButtons() {
  const { undo, redo, undoState } = useLab();
  const { canUndo, canRedo } = useStore(undoState);
  return (
    <Part name="undo">
      <div className={styles.buttons}>
        <IconButton label={said.undo} shortcut={UNDO_KEYS.undo} isDisabled={!canUndo} onPress={undo}>
          <UndoIcon />
        </IconButton>
        <IconButton label={said.redo} shortcut={UNDO_KEYS.redo} isDisabled={!canRedo} onPress={redo}>
          <RedoIcon />
        </IconButton>
      </div>
    </Part>
  );
}
