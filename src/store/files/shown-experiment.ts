/** The experiment of the runs that the page shows, as it was started: for its file, its citation and its scripts. */
import { differencesOf } from '../../config/comparison.ts';
import type { Experiment } from '../../config/experiment.ts';
import { STEP_OFFSET } from '../../config/frame.ts';
import { encodeLessonLink } from '../../config/link/lesson-link.ts';
import { encodeLink } from '../../config/link/link.ts';
import { ALL_SETTINGS } from '../../config/settings/settings.ts';
import { wordsOf } from '../../settings/row.ts';
import { words } from '../../words/words.ts';
import type { Lab } from '../lab.ts';
import { linkTo } from '../page/address.ts';
import { stageOf } from '../page/view.ts';
import { experimentAtStart, learningRates } from '../../config/learning-rates.ts';
import type { Recording } from '../runs/recording.ts';
import { changedRates, settingText } from '../runs/run-names.ts';

/** The experiment of one run, or of both of a comparison. */
export interface ShownExperiment {
  left: Experiment;
  right: Experiment | null;
  /** The address that opens it. */
  link: string;
  /** Phrases about what of the runs it does not hold. */
  lacks: readonly string[];
}

type PartsOfLab = Pick<Lab, 'run' | 'experiment' | 'view' | 'network' | 'link'>;

/**
 * Returns the experiment of the runs that are shown, with the learning rates that they started with, and not those of the
 * controls, which a person may have moved since. Before the first frame it is that of the controls.
 */
export function shownExperiment(lab: PartsOfLab): ShownExperiment {
  const { shown, isKept } = lab.run.getState();
  if (shown.length === 0 || shown.some(({ stream }) => stream.length === 0)) {
    const { experiment, right } = lab.experiment.getState();
    return { left: experiment, right, link: lab.link(), lacks: [] };
  }
  const [left, right = null] = shown.map(experimentAtStart);
  const goesOn = (!isKept && lab.network.getState().isUsed) || shown.some(startsLater);
  const lacks = [...(goesOn ? [said.weights] : []), ...shown.flatMap(changesOf)];
  return { left, right, link: linkOf(lab, left, right), lacks: [...new Set(lacks)] };
}

const said = words.takeAway.lacks;

/** Returns whether a run went on from weights of a later step. */
function startsLater({ stream }: Recording): boolean {
  return stream.series(STEP_OFFSET).x[0] > 0;
}

function changesOf(run: Recording): string[] {
  const used = learningRates(run);
  const isChanged = used.some(({ lr }) => lr !== used[0].lr);
  const schedules = changedRates(run)
    .filter((path) => path !== 'train.lr')
    .map((path) => `${wordsOf(ALL_SETTINGS[path]).label} ${settingText(run, path, Infinity) ?? ''}`);
  const steps = run.pointChanges.map(({ step }) => step).filter((step) => step > 0);
  return [
    ...(isChanged ? [said.rates(settingText(run, 'train.lr', Infinity) ?? '')] : []),
    ...(schedules.length > 0 ? [said.schedules(schedules)] : []),
    ...(steps.length > 0 ? [said.points(steps)] : []),
  ];
}

/** Returns the address of an experiment in the view that is shown; in a view without runs, the address of that view. */
function linkOf({ view, link }: PartsOfLab, left: Experiment, right: Experiment | null): string {
  const state = view.getState();
  if (stageOf(state) !== 'training') return link();
  const fragment = encodeLink(left, right && { right, differing: differencesOf(left, right) });
  return linkTo(state.view === 'lesson' ? encodeLessonLink(state.lesson, fragment) : fragment);
}
