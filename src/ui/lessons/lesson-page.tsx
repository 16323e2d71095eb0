import { useEffect, useRef } from 'react';
import type { LessonEntry } from '../../lessons/lessons.ts';
import { words } from '../../words/words.ts';
import { Beside } from './beside.tsx';
import { TextButton } from '../kit/text-button.tsx';
import styles from './lesson-page.module.css';
import { LessonWalk } from './lesson-walk.tsx';
import { Papers } from './papers.tsx';
import { RunBar } from './run-bar.tsx';
import { useLessons, useLessonsLab, useOpening, useOpenLesson } from './use-lessons.ts';
import { ClaimCard } from './claim-card.tsx';
import { FigurePanel } from './figure-panel.tsx';
import { HtmlSection } from './html-section.tsx';
import textStyles from './lesson-text.module.css';

import 'katex/dist/katex.css';

const said = words.lessons;

/** Shows a lesson: its text with figures and claims at the left, and the lab at the right. */
export function LessonPage({ entry }: { entry: LessonEntry }) {
  const { id, number, title, papers } = entry;
  const lessons = useLessonsLab();
  const isOpen = useOpening(id);
  const problem = useLessons(({ problems }) => problems[id]);
  const text = useRef<HTMLElement>(null);

  useEffect(() => text.current?.focus({ preventScroll: true }), []);

  return (
    <main className={styles.main}>
      <div className={styles.frame}>
        <article ref={text} className={styles.text} aria-label={title} tabIndex={0} data-lesson={id}>
          <div className={styles.column}>
            <header className={styles.head}>
              <p className={styles.number}>{said.number(number)}</p>
              <h2 className={styles.title}>{title}</h2>
              <Papers papers={papers} />
            </header>
            {isOpen ? (
              <>
                <RunBar id={id} />
                <LessonText id={id} />
              </>
            ) : (
              <>
                <p className={styles.waiting} role={problem ? 'alert' : undefined}>
                  {problem ?? said.opening}
                </p>
                {problem && <TextButton onPress={() => lessons.open(id)}>{said.again}</TextButton>}
              </>
            )}
            <LessonWalk id={id} />
          </div>
        </article>
        <Beside lesson={id} />
      </div>
    </main>
  );
}

/** Shows the text of a lesson with its figures and claims. */
function LessonText({ id }: { id: string }) {
  const sections = useOpenLesson(id, (lesson) => lesson.sections);
  return (
    <div className={textStyles.text}>
      {sections.map((section, place) => {
        if (section.kind === 'html') return <HtmlSection key={place} html={section.html} />;
        if (section.kind === 'figure') return <FigurePanel key={place} lesson={id} figure={section.id} />;
        return <ClaimCard key={place} lesson={id} claim={section.id} />;
      })}
    </div>
  );
}
