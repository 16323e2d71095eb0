import type { LessonAbout } from '../../lessons/lesson.ts';
import { words } from '../../words/words.ts';
import styles from './papers.module.css';

const said = words.lessons;

interface PapersProps extends Pick<LessonAbout, 'papers'> {
  /** Whether their titles are only in tooltips. */
  isShort?: boolean;
}

/** Lists the papers that a lesson rests on. */
export function Papers({ papers, isShort = false }: PapersProps) {
  if (papers.length === 0) return null;
  return (
    <ul className={styles.papers} aria-label={said.papers}>
      {papers.map(({ id, title }) => (
        <li key={id}>
          <a href={said.arxiv(id)} title={isShort ? title : undefined} target="_blank" rel="noreferrer">
            {said.arxivName(id)}
          </a>
          {!isShort && ` ${title}`}
        </li>
      ))}
    </ul>
  );
}
