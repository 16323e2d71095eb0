import { words } from '../../words/words.ts';
import { Hint } from '../kit/hint.tsx';
import { useShown } from '../lab-context.ts';
import styles from './left-out.module.css';

const said = words.page.charts;

/** Names what happened in the run beside the curves, with the numbers behind a small button. */
export function Happenings() {
  const happenings = useShown((run) => run.happenings) ?? [];
  return (
    <span className={styles.note} data-testid="happenings">
      {happenings.map(({ kind, step, sentence }) => (
        <Hint key={step} label={said[`${kind}Label`]} trigger={said[kind]}>
          <p>{sentence}</p>
        </Hint>
      ))}
    </span>
  );
}
