import { useCallback, useMemo, useState } from 'react';
import { createConfusionPicture } from '../../charts/function/confusion-picture.ts';
import type { FunctionData } from '../../charts/function/function-data.ts';
import { createFunctionPicture } from '../../charts/function/function-picture.ts';
import type { Chart } from '../../charts/shell/create-chart.ts';
import type { ThemedColor } from '../../charts/shell/palette.ts';
import { runOffset } from '../../config/frame.ts';
import type { FunctionPicture, PairedSamples } from '../../engine/pictures/picture.ts';
import type { ShownPicture } from '../../store/pictures/pictures.ts';
import { ANSWERS_AS } from '../../store/page/view.ts';
import { taskShape } from '../../tasks/tasks.ts';
import { words } from '../../words/words.ts';
import { Choice } from '../kit/choice.tsx';
import { Hint } from '../kit/hint.tsx';
import { useLab, useShownExperiment, useView } from '../lab-context.ts';
import { FitsBeside } from './fits-beside.tsx';
import styles from './learned-function.module.css';
import { PictureFigure, type Drawing } from './picture-figure.tsx';
import { createSteadyImages } from './steady-images.ts';
import { useChosenUnits } from './use-chosen-units.ts';
import { useEmptyText, usePlaceInTime, useSideColor, useWatchedPictures } from './use-pictures.ts';

const said = words.pictures;

/** Shows the function that the network of this side of the page computes. */
export function LearnedFunction() {
  const { task } = useShownExperiment();
  const isLine = taskShape(task).inputs === 1;
  const beside = useView((view) => view.functionBeside);
  const hinges = useChosenUnits();
  const pictures = useWatchedPictures(
    useMemo(
      () => ({
        kind: 'function',
        ...(isLine && beside.length > 0 && { beside }),
        ...(hinges.length > 0 && { hinges }),
      }),
      [isLine, beside, hinges],
    ),
  );
  const color = useSideColor();
  const placeOf = usePlaceInTime();
  const { time } = useLab();
  const answersAs = useView((view) => view.answersAs);
  const [isOfImages, setOfImages] = useState(false);
  const [hasShares, setShares] = useState(false);
  const [samples, setSamples] = useState<PairedSamples | null>(null);
  const shownAs = isOfImages ? answersAs : null;
  const follow = useCallback(
    (draw: (drawing: Drawing<FunctionData> | null) => void) => {
      const steady = createSteadyImages();
      let timer: ReturnType<typeof setTimeout> | undefined;
      const show = (seen: ShownPicture<FunctionPicture> | null) => {
        clearTimeout(timer);
        if (seen === null) {
          draw(null);
          return;
        }
        const isImages = seen.picture.of === 'images';
        setOfImages(isImages);
        setShares(seen.picture.of === 'pairs' && seen.picture.directions !== null);
        setSamples(seen.picture.of === 'pairs' ? seen.picture.samples : null);
        // The table can draw nothing else; the chart of everything else comes with the next render.
        if (!isImages && shownAs === 'confusion') {
          draw(null);
          return;
        }
        const { shown, changesIn } = steady(seen, time.store.getState().step === null);
        const place = placeOf(seen.step);
        const caption = shownAs === null ? place : said.answers.caption[shownAs](place);
        draw({ data: dataOf(shown, color), caption, key: keyOf(seen), title: tooltipOf(seen) });
        if (changesIn !== null && shownAs !== 'confusion') timer = setTimeout(() => show(seen), changesIn);
      };
      const end = pictures(({ function: seen }) => show(seen));
      return () => {
        clearTimeout(timer);
        end();
      };
    },
    [pictures, color, placeOf, time, shownAs],
  );
  return (
    <PictureFigure
      testId="learned-function"
      title={shownAs === null ? titleOf(samples, hinges.length > 0) : <AnswersChoice />}
      make={shownAs === 'confusion' ? createAnswersTable : createFunctionPicture}
      follow={follow}
      empty={useEmptyText(said.function.empty)}
      controls={
        <>
          {isLine && <FitsBeside />}
          {hasShares && <SharesMarks />}
        </>
      }
    />
  );
}

/** Chooses between the worst images and the table of all answers, on both sides of the page. */
function AnswersChoice() {
  const shown = useView((view) => view.answersAs);
  const set = useView((view) => view.setAnswersAs);
  const { pick, kinds } = said.answers;
  const options = ANSWERS_AS.map((value) => ({ value, ...kinds[value] }));
  return <Choice label={pick} options={options} value={shown} onChange={set} />;
}

/** Says what the marks of the shares of directions are, and what the shares are. */
function SharesMarks() {
  const { marks, aboutShares } = said.function;
  return (
    <div className={styles.marks} data-controls>
      {marks}
      <Hint label={aboutShares.label}>
        <p>{aboutShares.what}</p>
        <p>{aboutShares.formula}</p>
        <p>{aboutShares.reading}</p>
      </Hint>
    </div>
  );
}

const createAnswersTable = createConfusionPicture as (container: HTMLElement) => Chart<FunctionData>;

const kindOfHinge = ({ experiment: { net } }: ShownPicture['recording']) =>
  net.activation === 'relu' ? 'relu' : 'smooth';

const titleOf = (samples: PairedSamples | null, hasKey: boolean) =>
  samples !== null ? said.function.pairsTitle[samples] : hasKey ? said.function.shortTitle : said.function.title;

function tooltipOf({ picture, recording }: ShownPicture<FunctionPicture>): string {
  if (picture.of === 'pairs' && picture.samples === 'memorized') return said.function.memorized;
  return picture.of === 'plane' && picture.hinges.length > 0 ? said.function.hingeTitle[kindOfHinge(recording)] : '';
}

function keyOf({ picture, recording }: ShownPicture<FunctionPicture>): string {
  return picture.of === 'plane' && picture.hinges.length > 0 ? said.function.hingeCaption[kindOfHinge(recording)] : '';
}

function dataOf({ recording, step, picture }: ShownPicture<FunctionPicture>, color: ThemedColor): FunctionData {
  const { id, experiment, task, stream } = recording;
  const { classes } = taskShape(experiment.task);
  const accuracy = classes === null ? null : (stream.latest(runOffset('testAccuracy'), step)?.value ?? null);
  return { run: id, learned: picture, task: task?.picture ?? null, classes, color, accuracy };
}
