import { ToggleButton } from 'react-aria-components/ToggleButton';
import { words } from '../../words/words.ts';
import { useFocusBack } from '../kit/use-focus-back.ts';
import { useRunList, useView } from '../lab-context.ts';
import styles from './runs-button.module.css';

/** Opens and closes the list of runs, and says how many there are. The focus comes back to it when the list closes. */
export function RunsButton() {
  const count = useRunList(({ entries }) => entries.length);
  const isOpen = useView((view) => view.runsOpen);
  const setOpen = useView((view) => view.setRunsOpen);
  const button = useFocusBack(isOpen);
  return (
    <ToggleButton ref={button} className={styles.button} isSelected={isOpen} onChange={setOpen} aria-expanded={isOpen}>
      {words.runs.button(count)}
    </ToggleButton>
  );
}
