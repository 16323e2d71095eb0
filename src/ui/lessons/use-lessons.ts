import { use } from 'react';
import { useStore } from 'zustand';
import { defaultExperiment } from '../../config/default-experiment.ts';
import { decodePageLink } from '../../config/link/page-link.ts';
import { DEFAULT_PRIOR } from '../../config/prior.ts';
import type { Lab } from '../../store/lab.ts';
import type { LessonsLab, LessonsState } from '../../store/lessons/lessons-lab.ts';
import type { OpenLesson } from '../../store/lessons/open-lesson.ts';
import { useLab } from '../lab-context.ts';

/** What opens and runs lessons; suspends the component until it is loaded. */
export const useLessonsLab = (): LessonsLab => use(useLab().lessons());

/** A part of what is known of the lessons; the component renders again only when that part changes. */
export const useLessons = <Part>(select: (state: LessonsState) => Part): Part =>
  useStore(useLessonsLab().store, select);

/** A part of a lesson that is open. */
export const useOpenLesson = <Part>(id: string, select: (lesson: OpenLesson) => Part): Part =>
  useLessons(({ open }) => select(open[id]));

/** Shows a lesson, with the lab set to what it begins with; `null`: the list of all. */
export function useEnterLesson(): (id: string | null) => void {
  const lab = useLab();
  const lessons = useLessonsLab();
  return (id) => {
    lessons.begin(id);
    lab.view.getState().setLesson(id);
  };
}

/**
 * Sets the lab to what a link says, beside the text. Not followed here is a link to another view, or into a layer,
 * for which there is no room beside a text: it opens in the whole page.
 */
export function followBeside(lab: Lab, link: string): boolean {
  const decoded = decodePageLink(link);
  const { setBeside } = lab.view.getState();
  if (decoded.view === 'training' && decoded.inspect === null) {
    lab.experiment.getState().replace(decoded.experiment);
    setBeside('training');
  } else if (decoded.view === 'prior') {
    lab.prior.replace(decoded.prior);
    setBeside('prior');
  } else return false;
  return true;
}

/** Whether the lab is as it opens where no link says otherwise. */
export const isUntouched = ({ experiment, prior }: Lab): boolean =>
  experiment.getState().experiment === defaultExperiment && prior.store.getState().prior === DEFAULT_PRIOR;
