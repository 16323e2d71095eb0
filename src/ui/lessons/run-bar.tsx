import { tallyOf } from '../../lessons/tally.ts';
import { tallyOfRun, type OpenLesson } from '../../store/lessons/open-lesson.ts';
import { words } from '../../words/words.ts';
import { Hint } from '../kit/hint.tsx';
import { ProgressBar } from '../kit/progress-bar.tsx';
import { TextButton } from '../kit/text-button.tsx';
import { formatTime } from '../../charts/shell/format-number.ts';
import styles from './run-bar.module.css';
import { useLessons, useLessonsLab, useOpenLesson } from './use-lessons.ts';

const said = words.lessons.bar;

/** Shows the buttons that run a lesson on this machine, its progress, and the verdicts on its claims. */
export function RunBar({ id }: { id: string }) {
  const lessons = useLessonsLab();
  const lesson = useOpenLesson(id, (held) => held);
  const { run, notices } = lesson;
  const other = useLessons(({ open }) => Object.values(open).find((held) => held.run && held !== lesson));
  return (
    <section className={styles.bar} aria-label={said.label} data-testid="lesson-run" data-running={run !== null}>
      <div className={styles.line}>
        {run ? (
          <>
            <ProgressBar label={said.progress} share={run.done} />
            <span className={styles.left}>
              {run.secondsLeft === null ? said.starting : said.left(formatTime(run.secondsLeft))}
            </span>
            <TextButton onPress={lessons.cancel}>{said.cancel}</TextButton>
          </>
        ) : (
          <>
            <TextButton look="primary" onPress={() => lessons.run(id, false)}>
              {said.run}
            </TextButton>
            <TextButton onPress={() => lessons.run(id, true)}>{said.quick}</TextButton>
            <Hint label={words.page.explain(said.label)}>{said.about}</Hint>
          </>
        )}
        <span className={styles.summary} role="status" data-testid="lesson-summary">
          {summarize(lesson)}
        </span>
      </div>
      {other && !run && <p className={styles.notice}>{said.other(other.lesson.number)}</p>}
      {notices.map((notice) => (
        <p key={notice} className={styles.notice} role="alert">
          {notice}{' '}
          {notice === words.lessons.recorded.missing && (
            <TextButton onPress={() => lessons.recordAgain(id)}>{words.lessons.recorded.again}</TextButton>
          )}
        </p>
      ))}
    </section>
  );
}

/** Says how many claims were reproduced; during a run, of those that it has measured. */
function summarize(lesson: OpenLesson): string {
  const { claims } = lesson;
  const ofRun = tallyOfRun(lesson);
  return ofRun ? said.soFar(ofRun.all, claims.length, ofRun.reproduced) : said.summary(tallyOf(claims, false));
}
