import { useCallback, useMemo, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { createConfusionPicture } from '../../charts/function/confusion-picture.ts';
import type { PictureData } from '../../charts/export/drawn-pictures.ts';
import type { AnsweredFunction, FunctionData } from '../../charts/function/function-data.ts';
import { createFunctionPicture } from '../../charts/function/function-picture.ts';
import { createTablePicture } from '../../charts/function/table-picture.ts';
import type { Chart } from '../../charts/shell/create-chart.ts';
import type { ThemedColor } from '../../charts/shell/palette.ts';
import { runOffset } from '../../config/frame.ts';
import type { FunctionPicture, PairedSamples } from '../../engine/pictures/picture.ts';
import type { AnswersAs } from '../../config/answers-as.ts';
import type { ShownPicture } from '../../store/pictures/pictures.ts';
import { drawsOn, startDrawing } from '../../store/training/draw-points.ts';
import { taskShape } from '../../tasks/tasks.ts';
import { words } from '../../words/words.ts';
import { Hint } from '../kit/hint.tsx';
import { useExperiment, useLab, useShown, useShownExperiment, useView } from '../lab-context.ts';
import { lateView } from '../late/late-view.tsx';
import { AnswersChoice, isOfCells, useAnswers } from './answers-choice.tsx';
import { FitsBeside } from './fits-beside.tsx';
import styles from './learned-function.module.css';
import { PictureFigure, type Drawing } from './picture-figure.tsx';
import { createSteadyImages } from './steady-images.ts';
import { useChosenUnits } from './use-chosen-units.ts';
import { stepOf, useEmptyText, usePlaceInTime, useSideColor, useWatchedPictures } from './use-pictures.ts';

const said = words.pictures;
const drawing = () => import('../drawing/draw-points.tsx');
const DrawSurface = lateView(drawing, 'DrawSurface', words.page.late.parts.drawing);
const DrawTools = lateView(drawing, 'DrawTools', words.page.late.parts.drawing);

/** Shows the function that the network of this side of the page computes. */
export function LearnedFunction() {
  const { task } = useShownExperiment();
  const isLine = taskShape(task).inputs === 1;
  const isDrawn = useIsDrawn();
  const beside = useView((view) => view.functionBeside);
  const hinges = useChosenUnits();
  const { kinds, chosen, drawn: drawnAs, note } = useAnswers();
  const pictures = useWatchedPictures(
    useMemo(
      () => ({
        kind: 'function',
        ...(isLine && beside.length > 0 && { beside }),
        ...(hinges.length > 0 && { hinges }),
        ...(chosen === 'confusion' && { answers: true }),
        ...(chosen === 'table' && { table: true }),
      }),
      [isLine, beside, hinges, chosen],
    ),
  );
  const color = useSideColor();
  const placeOf = usePlaceInTime();
  const { time } = useLab();
  const [hasShares, setShares] = useState(false);
  const [samples, setSamples] = useState<PairedSamples | null>(null);
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
        note(seen.picture);
        setShares(seen.picture.of === 'pairs' && seen.picture.directions !== null);
        setSamples(seen.picture.of === 'pairs' ? seen.picture.samples : null);
        // A chart of cells can draw nothing else; the chart of everything else comes with the next render.
        if (isOfCells(drawnAs) && !seen.picture[CELLS[drawnAs].part]) {
          draw(null);
          return;
        }
        const { shown, changesIn } = steady(seen, time.store.getState().step === null);
        const place = placeOf(seen.step);
        draw({
          data: dataOf(shown, color),
          caption: drawnAs === null ? place : said.answers.caption[drawnAs](place),
          figureCaption: said.inFigure(stepOf(seen)),
          step: seen.step,
          ...(drawnAs === 'table' && { title: said.answers.tableTitle }),
          ...(!isOfCells(drawnAs) && { key: keyOf(seen), title: tooltipOf(seen) }),
        });
        if (changesIn !== null && !isOfCells(drawnAs)) timer = setTimeout(() => show(seen), changesIn);
      };
      const end = pictures(({ function: seen }) => show(seen));
      return () => {
        clearTimeout(timer);
        end();
      };
    },
    [pictures, color, placeOf, time, drawnAs, note],
  );
  return (
    <PictureFigure
      testId="learned-function"
      title={chosen === null ? titleOf(samples, hinges.length > 0) : <AnswersChoice {...{ kinds, chosen }} />}
      figureTitle={figureTitleOf(samples, drawnAs)}
      kind={`function-${drawnAs === null || drawnAs === 'outputs' ? (samples ?? '') : drawnAs}`}
      make={isOfCells(drawnAs) ? CELLS[drawnAs].make : createFunctionPicture}
      dataOf={isOfCells(drawnAs) ? CELLS[drawnAs].dataOf : dataOfFunction}
      follow={follow}
      empty={useEmptyText(said.function.empty)}
      corner={!isDrawn && drawsOn(task) && <DrawButton />}
      over={isDrawn && <DrawSurface />}
      controls={
        <>
          {isDrawn && <DrawTools />}
          {isLine && chosen !== 'confusion' && <FitsBeside />}
          {hasShares && <SharesMarks />}
          {drawnAs === 'table' && <TableKey />}
        </>
      }
    />
  );
}

/** Returns whether a person places the points that the shown network learns from. */
function useIsDrawn(): boolean {
  const isComing = useExperiment(({ task }) => task.name === 'drawn');
  const isKept = useShown(({ id }) => id) !== undefined;
  const { task } = useShownExperiment();
  return isComing && (!isKept || task.name === 'drawn');
}

/** Makes points that a person draws of the samples of the present task. */
function DrawButton() {
  const { experiment, run } = useLab();
  const { begin, beginLabel } = said.draw;
  return (
    <span className={styles.draw} title={beginLabel}>
      <Button
        className={styles.drawButton}
        aria-label={beginLabel}
        onPress={() => startDrawing(experiment, run.getState().shown.at(0)?.task?.picture ?? null)}
      >
        {begin}
      </Button>
    </span>
  );
}

/** Says what the colours of the table of answers are. */
function TableKey() {
  const { tableKey, tableTitle } = said.answers;
  return (
    <div className={styles.marks} data-controls title={tableTitle}>
      {Object.entries(tableKey).map(([color, text]) => (
        <span key={color}>
          <span style={{ color: `var(--${color})` }}>■</span> {text}
        </span>
      ))}
    </div>
  );
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

const dataOfFunction = (data: FunctionData): PictureData => ({ of: 'function', data });

/** The charts of cells, each with the part of a picture that it draws, and what a figure needs of it. */
const CELLS: Record<'confusion' | 'table', CellChart> = {
  confusion: {
    part: 'answers',
    make: createConfusionPicture as CellChart['make'],
    dataOf: ({ learned }) => ({ of: 'answers', labels: (learned as AnsweredFunction).answers.labels }),
  },
  table: { part: 'table', make: createTablePicture, dataOf: () => ({ of: 'table' }) },
};
interface CellChart {
  part: 'answers' | 'table';
  make: (container: HTMLElement) => Chart<FunctionData>;
  dataOf: (data: FunctionData) => PictureData;
}

const kindOfHinge = ({ experiment: { net } }: ShownPicture['recording']) =>
  net.activation === 'relu' ? 'relu' : 'smooth';

const titleOf = (samples: PairedSamples | null, hasKey: boolean) =>
  samples !== null ? said.function.pairsTitle[samples] : hasKey ? said.function.shortTitle : said.function.title;

/** Returns the title of a figure, which stands alone. */
const figureTitleOf = (samples: PairedSamples | null, drawnAs: AnswersAs | null) =>
  drawnAs === null || drawnAs === 'outputs'
    ? said.function.figureTitle[samples ?? 'function']
    : said.answers.figureTitle[drawnAs];

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
