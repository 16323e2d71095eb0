import { LESSONS } from '../../lessons/lessons.ts';
import { useView } from '../lab-context.ts';
import { LessonList } from './lesson-list.tsx';
import { LessonPage } from './lesson-page.tsx';

/** Shows the open lesson with the lab beside it, or the list of all. */
export function LessonsView() {
  const id = useView(({ lesson }) => lesson);
  const entry = LESSONS.find((known) => known.id === id);
  return entry ? <LessonPage key={entry.id} entry={entry} /> : <LessonList />;
}
