import { ToggleButton } from 'react-aria-components/ToggleButton';
import { words } from '../../words/words.ts';
import { useRunList, useView } from '../lab-context.ts';
import styles from './runs-button.module.css';

/** Opens and closes the list of runs, and says how many there are. */
export function RunsButton() {
  const count = useRunList(({ entries }) => entries.length);
  const isOpen = useView((view) => view.runsOpen);
  const setOpen = useView((view) => view.setRunsOpen);
  return (
    <ToggleButton className={styles.button} isSelected={isOpen} onChange={setOpen} aria-expanded={isOpen}>
      {words.runs.button(count)}
    </ToggleButton>
  );
}
