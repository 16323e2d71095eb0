import { useMemo, type MouseEvent } from 'react';
import { useStore } from 'zustand';
import { ABOUT } from '../../lessons/about-lessons.ts';
import { words } from '../../words/words.ts';
import { TextButton } from '../kit/text-button.tsx';
import { useLab } from '../lab-context.ts';
import { ClaimCard } from '../lessons/claim-card.tsx';
import { FigurePanel } from '../lessons/figure-panel.tsx';
import { HtmlSection } from '../lessons/html-section.tsx';
import textStyles from '../lessons/lesson-text.module.css';
import { Papers } from '../lessons/papers.tsx';
import { useLessons, useLessonsLab, useOpening } from '../lessons/use-lessons.ts';
import { lessonParts, type LessonPart } from './lesson-parts.ts';
import { PresentFrame, type Thing } from './present-frame.tsx';
import styles from './present-lesson.module.css';
import { useFitting } from './use-fitting.ts';
import { useLabThings } from './use-lab-things.tsx';

import 'katex/dist/katex.css';

const said = words.lessons;

/**
 * Shows a lesson for a projector, part by part, and its lab behind the part whose link was pressed last, or behind the
 * last part.
 */
export function PresentLesson({ id }: { id: string }) {
  const lab = useLab();
  const { title, number } = Object.values(ABOUT).find((known) => known.id === id) ?? { title: id, number: 0 };
  const isOpen = useOpening(id);
  const sections = useLessons(({ open }) => open[id]?.sections);
  const figures = useLessons(({ open }) => open[id]?.lesson.figures);
  const parts = useMemo(() => lessonParts(sections ?? [], figures), [sections, figures]);
  const labAfter = useStore(lab.present, (state) => state.labAfter) ?? parts.length - 1;
  const ofLab = useLabThings();
  const thing = (name: string, heading: string, show: Thing['show']): Thing => ({
    name,
    title: heading === '' ? title : heading,
    isOfRun: false,
    hasParts: false,
    show,
  });
  const showLab = (place: number) => lab.present.setState({ labAfter: place, thing: place + 2, light: 0 });
  const cover: Thing = {
    ...thing('cover', '', () => <Cover {...{ id, title, isOpen }} />),
    title: said.number(number),
  };
  const ofText = parts.map((part, place) =>
    thing(`part ${place}`, part.heading, () => <Part {...{ id, part }} onLab={() => showLab(place)} />),
  );
  const things = [cover, ...ofText.slice(0, labAfter + 1), ...ofLab, ...ofText.slice(labAfter + 1)];
  return <PresentFrame things={isOpen ? things : [cover]} />;
}

interface CoverProps {
  id: string;
  title: string;
  isOpen: boolean;
}

/** Shows the title of a lesson and its papers, while it is fetched, too. */
function Cover({ id, title, isOpen }: CoverProps) {
  const lessons = useLessonsLab();
  const problem = useLessons(({ problems }) => problems[id]);
  const papers = Object.values(ABOUT).find((known) => known.id === id)?.papers ?? [];
  return (
    <div className={styles.cover}>
      <p className={styles.name}>{title}</p>
      <Papers papers={papers} />
      {!isOpen && <p role={problem ? 'alert' : undefined}>{problem ?? said.opening}</p>}
      {problem && <TextButton onPress={() => lessons.open(id)}>{said.again}</TextButton>}
    </div>
  );
}

interface PartProps {
  id: string;
  part: LessonPart;
  /** Shows the lab, which a link of the text has set. */
  onLab: () => void;
}

/** Shows a part of a lesson as large as it fits. */
function Part({ id, part, onLab }: PartProps) {
  const content = useFitting();
  if (part.kind === 'figure')
    return (
      <div className={styles.figure}>
        <FigurePanel lesson={id} figure={part.id} pictures={part.pictures} />
      </div>
    );
  const follow = ({ target, defaultPrevented }: MouseEvent) => {
    if (defaultPrevented && (target as Element).closest('a[href^="#"]')) onLab();
  };
  return (
    <div className={styles.part} data-kind={part.kind} tabIndex={0} role="group" aria-label={part.heading}>
      <div ref={content} className={textStyles.text} onClick={follow}>
        {part.kind === 'html' ? <HtmlSection html={part.html} /> : <ClaimCard lesson={id} claim={part.id} />}
      </div>
    </div>
  );
}
