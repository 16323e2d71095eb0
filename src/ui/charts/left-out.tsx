import { countText } from '../../words/number-text.ts';
import { words } from '../../words/words.ts';
import { Hint } from '../kit/hint.tsx';
import { useShown } from '../lab-context.ts';
import styles from './left-out.module.css';

const said = words.page.charts;

/** Lists the curves that the run left out, with the reasons, and the changes of its backend, behind a small button. */
export function LeftOut() {
  const leftOut = useShown((run) => run.notices) ?? [];
  const changes = useShown((run) => run.backendChanges) ?? [];
  const notices = [
    ...leftOut,
    ...changes.map(({ step, from, to }) => words.unfinished.otherBackend(from, to, countText(step))),
  ];
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
