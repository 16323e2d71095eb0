import { colorOfReference, colorOfTest, colorOfTrain } from '../../charts/shell/palette.ts';
import { isMeasured, machineKey } from '../../config/measures/available-measures.ts';
import type { Experiment } from '../../config/experiment.ts';
import { runOffset } from '../../config/frame.ts';
import { fitMeasures, type FitMeasure } from '../../config/measures/chart-readings.ts';
import { namesOf } from '../../config/measures/measure-row.ts';
import { measureWords } from '../../config/measures/measures.ts';
import { RUN_ROWS, type MachineName, type TwinName } from '../../config/measures/run-measures.ts';
import { words } from '../../words/words.ts';
import { DASHES, type Curve } from './curves.ts';

const said = words.page.charts;

/** The dashes of the kernel methods beside the only network, in pixels. */
const DASHES_OF_ONE = { twin: [6, 4], infinite: [1.5, 3], laplace: [2, 6], rfm: [10, 3, 2, 3] };
/** Returns whether a kernel method learns beside the network; the others stand at their end from the start. */
const isTwin = (of: TwinName | MachineName): of is TwinName => of === 'twin' || of === 'infinite';

const COLORS = { train: colorOfTrain, test: colorOfTest };

/**
 * Returns the train and test curves of the loss or of the accuracy; without test samples there is no test curve. Beside
 * the loss stand the curves of the lazy twin and of the network of infinite width, if the experiment has them.
 */
export const fitCurves = (experiment: Experiment, fit: 'loss' | 'accuracy'): Curve[] =>
  fitMeasures(fit)
    .filter((measure) => isMeasured(experiment, measure))
    .map((measure) => {
      const { set, of } = RUN_ROWS[measure];
      const label = of === 'network' ? said[set] : said.loss.twins[of].of(said[set]);
      return {
        id: measure,
        label,
        shortLabel: label,
        offsets: [runOffset(measure)],
        color: COLORS[set],
        ...(of !== 'network' && { dash: DASHES_OF_ONE[of], isReference: isTwin(of), isQuiet: true }),
      };
    });

/** The dashes of the parts of a run among several: the test set is the second kind. */
const DASHES_OF_MANY = { network: DASHES.dashed, twin: DASHES.dotted, infinite: DASHES.dashDotted };

/**
 * Returns the curves of a run among so many: the colour is the run's, so that the test set has dashes. The kernel methods
 * are there for two runs only: those that learn on the training set, those that were fitted before on the test set.
 */
export const fitCurvesOfMany = (experiment: Experiment, fit: 'loss' | 'accuracy', runs: number): Curve[] =>
  fitMeasures(fit)
    .filter((measure) => isMeasured(experiment, measure))
    .flatMap((measure): Curve | Curve[] => {
      const { set, of } = RUN_ROWS[measure];
      if (of !== 'network' && !isTwin(of)) return runs > 2 ? [] : machineCurve(experiment, measure, of);
      if (of !== 'network' && (set === 'test' || runs > 2)) return [];
      const kind = of === 'network' ? said[set] : said.loss.twins[of].text;
      return {
        id: measure,
        label: kind,
        shortLabel: kind,
        offsets: [runOffset(measure)],
        color: COLORS[set],
        ...(measure !== fit && { kind, dash: DASHES_OF_MANY[of] }),
        ...(of !== 'network' && { isReference: true, isQuiet: true, ofRun: said.loss.twins[of].ofRun }),
      };
    });

/** Returns the level line of a kernel that was fitted before a run among two. */
function machineCurve(experiment: Experiment, measure: FitMeasure, of: MachineName): Curve {
  const name = said.loss.twins[of].of(said.test);
  return {
    id: measure,
    label: name,
    shortLabel: name,
    kind: name,
    offsets: [runOffset(measure)],
    color: colorOfReference,
    dash: DASHES_OF_ONE[of],
    isQuiet: true,
    ofRun: { name: () => name, mark: name },
    ofData: machineKey(experiment),
  };
}

/** Returns the sharpness of the run, if it is measured: the curve of a chart of its own. */
export function sharpnessCurves(experiment: Experiment): Curve[] {
  if (!isMeasured(experiment, 'sharpness')) return [];
  const { label } = said.loss.sharpness;
  return [{ id: 'sharpness', label, shortLabel: label, offsets: [runOffset('sharpness')], color: colorOfTrain }];
}

/** The sharpness above which gradient descent on the local quadratic diverges. */
export const EDGE = 1;
/** Nearer to the edge than this, a sharpness is at it: three digits read 1.00, and the error is at most a tenth. */
const AT_EDGE = 0.005;

/** Says on which side of the edge of stability a sharpness is. */
export function sideOfEdge(sharpness: number): string {
  const { below, at, above } = said.loss.sharpness;
  if (Math.abs(sharpness - EDGE) < AT_EDGE) return at;
  return sharpness < EDGE ? below : above;
}

/**
 * Returns the values beside those of the loss: the distance of the network from its lazy twin, if it has one, and of the only run
 * the level lines of kernels that were fitted before.
 */
export function valuesBesideLoss(experiment: Experiment, runs: number): Curve[] {
  const { twins, gapShort } = said.loss;
  const short = { twinGap: gapShort, rfmTestLoss: twins.rfm.text, laplaceTestLoss: twins.laplace.text };
  return namesOf(short)
    .filter((measure) => isMeasured(experiment, measure) && (runs === 1 || measure === 'twinGap'))
    .map((measure) => ({
      id: measure,
      label: measureWords(measure).title,
      shortLabel: short[measure],
      kind: runs > 1 ? gapShort : undefined,
      offsets: [runOffset(measure)],
      color: colorOfReference,
    }));
}
