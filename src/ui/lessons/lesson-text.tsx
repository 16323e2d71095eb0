import { ClaimCard } from './claim-card.tsx';
import { FigurePanel } from './figure-panel.tsx';
import { HtmlSection } from './html-section.tsx';
import styles from './lesson-text.module.css';
import { useOpenLesson } from './use-lessons.ts';

/** The text of a lesson with its figures and claims. */
export function LessonText({ id }: { id: string }) {
  const sections = useOpenLesson(id, (lesson) => lesson.sections);
  return (
    <div className={styles.text}>
      {sections.map((section, place) => {
        if (section.kind === 'html') return <HtmlSection key={place} html={section.html} />;
        if (section.kind === 'figure') return <FigurePanel key={place} lesson={id} figure={section.id} />;
        return <ClaimCard key={place} lesson={id} claim={section.id} />;
      })}
    </div>
  );
}
