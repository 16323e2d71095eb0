import { useEffect, type MouseEvent } from 'react';
import { useStore } from 'zustand';
import { defaultExperiment } from '../../config/default-experiment.ts';
import { decodePageLink } from '../../config/link/page-link.ts';
import { DEFAULT_PRIOR } from '../../config/prior.ts';
import type { Lab } from '../../store/lab.ts';
import { openLessonsLab, type LessonsLab, type LessonsState } from '../../store/lessons/lessons-lab.ts';
import type { OpenLesson } from '../../store/lessons/open-lesson.ts';
import { useLab } from '../lab-context.ts';

/** Returns the functions that open and run lessons. */
export const useLessonsLab = (): LessonsLab => useLab().lessons(openLessonsLab);

/** Returns a part of the state of the lessons; the component renders again only when that part changes. */
export const useLessons = <Part>(select: (state: LessonsState) => Part): Part =>
  useStore(useLessonsLab().store, select);

/** Returns a part of a lesson that is open. */
export const useOpenLesson = <Part>(id: string, select: (lesson: OpenLesson) => Part): Part =>
  useLessons(({ open }) => select(open[id]));

/** Fetches a lesson, and sets the lab to its beginning where it was entered by choice; returns whether it is there. */
export function useOpening(id: string): boolean {
  const lab = useLab();
  const lessons = useLessonsLab();
  const start = useLessons(({ open }) => open[id]?.lesson.start);
  useEffect(() => lessons.open(id), [lessons, id]);
  useEffect(() => {
    if (start !== undefined && lessons.takeBeginning(id, isUntouched(lab)))
      lab.withoutStep(() => followBeside(lab, start));
  }, [lab, lessons, id, start]);
  return useLessons(({ open }) => id in open);
}

/** Returns the function that shows a lesson, with the lab set to its start; `null` shows the list of all. */
export function useEnterLesson(): (id: string | null) => void {
  const lab = useLab();
  const lessons = useLessonsLab();
  return (id) => {
    lessons.begin(id);
    lab.view.getState().setLesson(id);
  };
}

/**
 * Sets the lab beside the text to what a link says, and returns whether it did. It does not follow a link to another
 * view or into a layer: there is no room for that beside a text, so it opens in the whole page.
 */
export function followBeside(lab: Lab, link: string): boolean {
  const decoded = decodePageLink(link);
  const { setBeside } = lab.view.getState();
  if (decoded.view === 'training' && (decoded.shown?.inspect ?? null) === null) {
    lab.experiment.getState().replace(decoded.experiment, decoded.comparison);
    setBeside('training', decoded.shown);
  } else if (decoded.view === 'prior') {
    lab.prior.replace(decoded.prior);
    setBeside('prior');
  } else return false;
  return true;
}

/** Whether the lab is still as the link of a lesson without settings opens it. */
const isUntouched = ({ experiment, prior }: Lab): boolean =>
  experiment.getState().experiment === defaultExperiment &&
  experiment.getState().right === null &&
  prior.store.getState().prior === DEFAULT_PRIOR;

/** Whether a click opens a link here, and not in another tab or window. */
export const isPlainClick = ({ button, ctrlKey, metaKey, shiftKey, altKey }: MouseEvent): boolean =>
  button === 0 && !ctrlKey && !metaKey && !shiftKey && !altKey;
