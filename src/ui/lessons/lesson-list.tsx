import { useEffect } from 'react';
import { encodeLessonLink } from '../../config/link/lesson-link.ts';
import { LESSONS, type LessonEntry } from '../../lessons/lessons.ts';
import { words } from '../../words/words.ts';
import styles from './lesson-list.module.css';
import { Papers } from './papers.tsx';
import { isPlainClick, useEnterLesson, useLessons, useLessonsLab } from './use-lessons.ts';

const said = words.lessons.list;

/** Lists the lessons, each with a sentence, its papers, and how many of its claims were reproduced on this machine. */
export function LessonList() {
  const lessons = useLessonsLab();
  const areLost = useLessons((state) => state.areTalliesLost);
  useEffect(() => lessons.list(), [lessons]);
  return (
    <main className={styles.main} id="charts">
      <div className={styles.column}>
        <h2 className={styles.title}>{said.title}</h2>
        <p className={styles.about}>{said.about}</p>
        {areLost && <p className={styles.about}>{said.lost}</p>}
        <ol className={styles.list}>
          {LESSONS.map((entry) => (
            <Entry key={entry.id} entry={entry} />
          ))}
        </ol>
      </div>
    </main>
  );
}

function Entry({ entry: { id, number, title, summary, papers } }: { entry: LessonEntry }) {
  const enter = useEnterLesson();
  const here = useLessons(({ tallies }) => tallies[id]);
  const recorded = useLessons((state) => state.recorded[id]);
  return (
    <li className={styles.entry} data-lesson={id}>
      <span className={styles.number} aria-hidden="true">
        {number}
      </span>
      <div className={styles.words}>
        <h3 className={styles.name}>
          <a
            href={encodeLessonLink(id)}
            onClick={(event) => {
              if (!isPlainClick(event)) return;
              event.preventDefault();
              enter(id);
            }}
          >
            {title}
          </a>
        </h3>
        <p className={styles.summary}>{summary}</p>
        <div className={styles.foot}>
          <Papers papers={papers} isShort />
          <p className={styles.tally}>
            {recorded && <span>{said.recorded(recorded)}</span>}
            <span data-here={here !== undefined || undefined}>{here ? said.here(here) : said.notRun}</span>
          </p>
        </div>
      </div>
    </li>
  );
}
