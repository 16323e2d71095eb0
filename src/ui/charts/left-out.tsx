import { words } from '../../words/words.ts';
import { Hint } from '../kit/hint.tsx';
import { useRun } from '../lab-context.ts';
import styles from './left-out.module.css';

const said = words.page.charts;

/** What of the asked-for curves the run has left out, and why: there to be read, and in nobody's way. */
export function LeftOut() {
  const notices = useRun((run) => run.notices);
  return (
    <span className={styles.note} role="status" data-testid="run-notices">
      {notices.length > 0 && (
        <Hint label={said.leftOutLabel} trigger={said.leftOut}>
          {notices.map((notice) => (
            <p key={notice}>{notice}</p>
          ))}
        </Hint>
      )}
    </span>
  );
}
