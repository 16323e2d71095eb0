import { Button } from 'react-aria-components/Button';
import { words } from '../../words/words.ts';
import { Hint } from '../controls/hint.tsx';
import { TextButton } from '../controls/text-button.tsx';
import { formatTime } from '../sweep/format-time.ts';
import styles from './run-bar.module.css';
import { useLessonsLab, useOpenLesson } from './use-lessons.ts';

const said = words.lessons.bar;

/** Runs a lesson on this machine, says how far it has come, and what has become of its claims. */
export function RunBar({ id }: { id: string }) {
  const lessons = useLessonsLab();
  const run = useOpenLesson(id, (lesson) => lesson.run);
  const claims = useOpenLesson(id, (lesson) => lesson.claims);
  const notices = useOpenLesson(id, (lesson) => lesson.notices);
  const reproduced = claims.filter(({ verdict }) => verdict.kind === 'reproduced').length;
  return (
    <section className={styles.bar} aria-label={said.label} data-testid="lesson-run" data-running={run !== null}>
      <div className={styles.line}>
        {run ? (
          <>
            <progress className={styles.progress} aria-label={said.progress} value={run.done} max={1} />
            <span className={styles.left}>
              {run.secondsLeft === null ? said.starting : said.left(formatTime(run.secondsLeft))}
            </span>
            <TextButton onPress={lessons.cancel}>{said.cancel}</TextButton>
          </>
        ) : (
          <>
            <Button className={styles.primary} onPress={() => lessons.run(id, false)}>
              {said.run}
            </Button>
            <TextButton onPress={() => lessons.run(id, true)}>{said.quick}</TextButton>
            <Hint label={words.page.explain(said.label)}>{said.about}</Hint>
          </>
        )}
        <span className={styles.summary} role="status" data-testid="lesson-summary">
          {said.summary(reproduced, claims.length)}
          {run && ` ${said.soFar}`}
        </span>
      </div>
      {notices.map((notice) => (
        <p key={notice} className={styles.notice} role="alert">
          {notice}
        </p>
      ))}
    </section>
  );
}
