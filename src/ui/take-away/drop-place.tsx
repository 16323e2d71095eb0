import { useEffect, useState } from 'react';
import { isTextField } from '../bar/shortcuts.ts';
import { words } from '../../words/words.ts';
import { useOpening } from './use-opening.ts';
import styles from './drop-place.module.css';

/** Opens files that are dropped anywhere on the page, or pasted; while one is dragged over it, the page says so. */
export function DropPlace() {
  const openGiven = useOpening();
  const [isOver, setOver] = useState(false);

  useEffect(() => {
    const onDragOver = (event: DragEvent) => {
      // A part of the page with a place of its own has taken it.
      if (event.defaultPrevented) setOver(false);
      else if (event.dataTransfer?.types.includes('Files')) {
        event.preventDefault();
        setOver(true);
      }
    };
    const onDragLeave = ({ relatedTarget }: DragEvent) => {
      if (relatedTarget === null) setOver(false);
    };
    const onDrop = (event: DragEvent) => {
      setOver(false);
      if (event.defaultPrevented || !event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      // What is being typed belongs to what was there before: taken by a later click, it would replace what the file brings.
      if (isTextField(document.activeElement)) (document.activeElement as HTMLElement).blur();
      openGiven([...event.dataTransfer.files]);
    };
    const onPaste = ({ target, clipboardData, defaultPrevented }: ClipboardEvent) => {
      if (defaultPrevented || !clipboardData || isTextField(target)) return;
      openGiven(clipboardData.files.length > 0 ? [...clipboardData.files] : clipboardData.getData('text/plain').trim());
    };
    addEventListener('dragover', onDragOver);
    addEventListener('dragleave', onDragLeave);
    addEventListener('drop', onDrop);
    addEventListener('paste', onPaste);
    return () => {
      removeEventListener('dragover', onDragOver);
      removeEventListener('dragleave', onDragLeave);
      removeEventListener('drop', onDrop);
      removeEventListener('paste', onPaste);
    };
  }, [openGiven]);

  return isOver && <div className={styles.drop}>{words.page.drop}</div>;
}
