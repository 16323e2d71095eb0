import { LESSONS, type LessonEntry } from '../../lessons/lessons.ts';
import { words } from '../../words/words.ts';
import { TextButton } from '../kit/text-button.tsx';
import styles from './lesson-walk.module.css';
import { useEnterLesson } from './use-lessons.ts';

const said = words.lessons.walk;

/** Shows the buttons to the previous lesson, to the next one and back to the list. */
export function LessonWalk({ id }: { id: string }) {
  const enter = useEnterLesson();
  const place = LESSONS.findIndex((entry) => entry.id === id);
  const previous = LESSONS[place - 1] as LessonEntry | undefined;
  const next = LESSONS[place + 1] as LessonEntry | undefined;
  return (
    <nav className={styles.walk} aria-label={said.label}>
      {previous && <TextButton onPress={() => enter(previous.id)}>{said.previous(previous.title)}</TextButton>}
      <TextButton onPress={() => enter(null)}>{said.list}</TextButton>
      {next && <TextButton onPress={() => enter(next.id)}>{said.next(next.title)}</TextButton>}
    </nav>
  );
}
