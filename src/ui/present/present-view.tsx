import type { ReactNode } from 'react';
import { words } from '../../words/words.ts';
import { lateView } from '../late/late-view.tsx';
import { useView } from '../lab-context.ts';
import { PresentFrame } from './present-frame.tsx';
import { useLabThings } from './use-lab-things.tsx';

const PresentLesson = lateView(() => import('./present-lesson.tsx'), 'PresentLesson', words.page.late.parts.lesson);

/**
 * Shows the lab for a projector: one thing at a time, as large as the screen, with keys that a clicker sends. Training
 * goes on meanwhile. A lesson is shown in its parts.
 *
 * @param whole the view as it is, where it has no things of its own
 */
export function PresentView({ whole }: { whole: ReactNode }) {
  const lesson = useView((state) => (state.view === 'lesson' ? state.lesson : null));
  return lesson === null ? <PresentLab whole={whole} /> : <PresentLesson key={lesson} id={lesson} />;
}

const PresentLab = ({ whole }: { whole: ReactNode }) => <PresentFrame things={useLabThings(whole)} />;
