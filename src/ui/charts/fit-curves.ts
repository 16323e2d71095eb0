import { colorOfReference, colorOfTest, colorOfTrain } from '../../charts/shell/palette.ts';
import { isMeasured } from '../../config/available-measures.ts';
import type { Experiment } from '../../config/experiment.ts';
import { runOffset } from '../../config/frame.ts';
import { words } from '../../words/words.ts';
import type { Curve } from './curves.ts';

const said = words.page.charts;

/** The samples on which the fit is measured, with what is measured on them. */
const SETS = [
  {
    name: said.train,
    color: colorOfTrain,
    loss: 'loss',
    accuracy: 'accuracy',
    twin: 'twinLoss',
    infinite: 'infiniteLoss',
  },
  {
    name: said.test,
    color: colorOfTest,
    loss: 'testLoss',
    accuracy: 'testAccuracy',
    twin: 'twinTestLoss',
    infinite: 'infiniteTestLoss',
  },
] as const;

/** The kernel methods beside the network, with the dashes of their curves in pixels. */
const TWINS = [
  { twin: 'twin', dash: [6, 4] },
  { twin: 'infinite', dash: [1.5, 3] },
] as const;

/**
 * Train and test curves of the loss or of the accuracy, without test samples no test curve; and beside the loss
 * those of the lazy twin and of the network of infinite width, where the experiment has them.
 */
export function fitCurves(experiment: Experiment, fit: 'loss' | 'accuracy'): Curve[] {
  const { task } = experiment;
  const sets = 'testSamples' in task && task.testSamples > 0 ? SETS : SETS.slice(0, 1);
  const own = sets.map((set): Curve => {
    return { id: set[fit], label: set.name, shortLabel: set.name, offset: runOffset(set[fit]), color: set.color };
  });
  if (fit === 'accuracy') return own;
  const beside = TWINS.filter(({ twin }) => isMeasured(experiment, SETS[0][twin])).flatMap(({ twin, dash }) =>
    sets.map((set): Curve => {
      const label = said.loss.twins[twin].of(set.name);
      const offset = runOffset(set[twin]);
      return {
        id: set[twin],
        label,
        shortLabel: label,
        offset,
        color: set.color,
        dash,
        isReference: true,
        isQuiet: true,
      };
    }),
  );
  return [...own, ...beside];
}

/** How far the network is from its lazy twin, where it has one: a value beside those of the loss. */
export function gapValues(experiment: Experiment): Curve[] {
  if (!isMeasured(experiment, 'twinGap')) return [];
  const { gap, gapShort } = said.loss;
  return [{ id: 'twinGap', label: gap, shortLabel: gapShort, offset: runOffset('twinGap'), color: colorOfReference }];
}
