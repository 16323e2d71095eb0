/** The pictures of a run, drawn by the code that draws them on the page. */
import { figureOf } from '../../../src/charts/export/figure.ts';
import { FORMATS } from '../../../src/charts/export/figure-sizes.ts';
import { legendOf, NO_LEGEND } from '../../../src/charts/export/picture-legend.ts';
import { drawInFigure, drawOnStage, measureText } from '../../../src/charts/export/stage.ts';
import type { AnyFeatures, FeaturesData } from '../../../src/charts/features/features-data.ts';
import { createFeaturesPicture, type UnitChoice } from '../../../src/charts/features/features-picture.ts';
import { createKernelPicture } from '../../../src/charts/features/kernel-picture.ts';
import { createWeightsPicture } from '../../../src/charts/features/weights-picture.ts';
import { createConfusionPicture } from '../../../src/charts/function/confusion-picture.ts';
import { createTablePicture } from '../../../src/charts/function/table-picture.ts';
import type { ClassAnswers, FunctionData } from '../../../src/charts/function/function-data.ts';
import { createFunctionPicture } from '../../../src/charts/function/function-picture.ts';
import { createLineChart } from '../../../src/charts/lines/line-chart.ts';
import type { LineChartData } from '../../../src/charts/lines/line-picture.ts';
import type { Chart, Size } from '../../../src/charts/shell/create-chart.ts';
import { BARE_PICTURE, type DrawnPicture, type PictureData } from '../../../src/charts/export/drawn-pictures.ts';
import { formatCount } from '../../../src/charts/shell/format-number.ts';
import { colorOfTrain, type Theme } from '../../../src/charts/shell/palette.ts';
import { featureKinds, type FeaturesAs } from '../../../src/config/feature-kinds.ts';
import { frameLayout, runOffset } from '../../../src/config/frame.ts';
import { encodeLink } from '../../../src/config/link/link.ts';
import { chartOf, readingWords } from '../../../src/config/measures/chart-readings.ts';
import { measureRow } from '../../../src/config/measures/measures.ts';
import type { FeaturesPicture, FunctionPicture } from '../../../src/engine/pictures/picture.ts';
import { createSnapshotView } from '../../../src/engine/snapshot-view.ts';
import { createStream } from '../../../src/store/training/stream.ts';
import { taskShape } from '../../../src/tasks/tasks.ts';
import { axesOf } from '../../../src/ui/charts/axes-of.ts';
import { movementCurves, seriesOf, weightReadingCurves, type Curve } from '../../../src/ui/charts/curves.ts';
import { fitCurves } from '../../../src/ui/charts/fit-curves.ts';
import { settingsText } from '../../../src/ui/figures/settings-text.ts';
import { words } from '../../../src/words/words.ts';
import type { TrainedRun } from '../trained-run.ts';

/** As the charts of the page are when it opens. */
const VIEW = { logX: false, logY: null, auto: false };
const CHART: Size = { width: 440, height: 200 };
const SQUARE: Size = { width: 300, height: 300 };

/** A picture of a figure. */
interface Drawing {
  title: string;
  size: Size;
  /** What its caption begins with. */
  caption: string;
  drawInto: DrawnPicture['drawInto'];
  /** What gives it axes and a legend; `null`: it has them. */
  data: PictureData | null;
}

/** Returns the picture of data by a chart. */
function drawing<Data>(
  { title, size, caption = '' }: { title: string; size: Size; caption?: string },
  make: (container: HTMLElement) => Chart<Data>,
  data: Data,
  shown: PictureData | null = null,
): Drawing {
  const drawInto: DrawnPicture['drawInto'] = (element, scene) => {
    const chart = make(element);
    chart.update(data);
    chart.drawAs(scene);
    return chart.destroy;
  };
  return { title, size, caption, drawInto, data: shown };
}

/** Returns the figures of a run as the text of SVG files, by their names. */
export async function figuresOfRun(
  run: TrainedRun,
  { theme, isPictureOnly }: { theme: Theme; isPictureOnly: boolean },
): Promise<Record<string, string>> {
  const drawings = { ...chartsOf(run), ...(await picturesOf(run)) };
  const facts = {
    settings: settingsText([{ name: run.name, experiment: run.experiment }]),
    link: encodeLink(run.experiment),
    creator: words.figures.creator,
  };
  return Object.fromEntries(
    Object.entries(drawings).map(([name, { title, size, caption, drawInto, data }]) => {
      const picture = { ...BARE_PICTURE, drawInto, data: () => data };
      const sentence = drawOnStage(picture, { size, theme, prefix: 'p' })?.sentence ?? '';
      const { note, ...legend } = data === null ? NO_LEGEND : legendOf(data, theme);
      const said = [caption, sentence, note].filter((part) => part !== '').join(' ');
      const place = { left: 0, top: 0, ...size };
      const draw = (own: Size, prefix: string) => drawInFigure(picture, { size: own, theme, prefix });
      const { svg } = figureOf(
        { ...facts, ...legend, title, caption: said, pictures: [{ name: '', place, draw }] },
        { format: FORMATS.column, theme, measure: measureText, isPictureOnly },
      );
      return [name, svg];
    }),
  );
}

/** Returns the three charts of the page. */
function chartsOf({ experiment, member: { frames } }: TrainedRun): Record<string, Drawing> {
  const layout = frameLayout(experiment.net.depth);
  const stream = createStream(layout, frames.length / layout.stride + 128);
  stream.append(frames, frames.length / layout.stride);
  const said = words.page.charts;
  const chart = (
    title: string,
    yLabel: string,
    curves: readonly Curve[],
    scale: Parameters<typeof axesOf>[0],
  ): Drawing => {
    const data: LineChartData = { ...axesOf(scale, VIEW), series: curves.map((curve) => seriesOf(curve, stream)) };
    const spec = { title, xLabel: said.steps, yLabel };
    return drawing({ title, size: CHART }, (element) => createLineChart(element, spec), data);
  };
  const [movement, alignment] = [readingWords('featureMove'), readingWords('nfa')];
  const loss = said.loss[experiment.train.loss];
  return {
    loss: chart(said.loss.title, loss, fitCurves(experiment, 'loss'), measureRow('loss').chart),
    movement: chart(
      movement.title,
      movement.formula,
      movementCurves(experiment, 'featureMove'),
      chartOf('featureMove'),
    ),
    alignment: chart(
      alignment.title,
      alignment.formula,
      weightReadingCurves(experiment, 'nfa', 'both'),
      chartOf('nfa'),
    ),
  };
}

type MakeFeatures = (container: HTMLElement, choice: UnitChoice) => Chart<FeaturesData<AnyFeatures>>;
/** The chart of each kind of features, which gets no other kind. */
const FEATURES: Record<FeaturesAs, MakeFeatures> = {
  units: createFeaturesPicture as MakeFeatures,
  samples: createFeaturesPicture as MakeFeatures,
  weights: createWeightsPicture as MakeFeatures,
  kernel: createKernelPicture as MakeFeatures,
};
const NOBODY: UnitChoice = { onChoose: () => undefined, onClear: () => undefined };

/** Returns the learned function, of a classifier the table of its answers, and the features of the layer that the page shows first. */
async function picturesOf(run: TrainedRun): Promise<Record<string, Drawing>> {
  const { experiment, dataset, initial, present, picture: task, member } = run;
  const { classes, inputs } = taskShape(experiment.task);
  const view = createSnapshotView(experiment, dataset, initial);
  const breathe = () => Promise.resolve();
  const layer = inputs === 2 ? 1 : experiment.net.depth;
  const [as] = featureKinds(experiment, layer);
  const learned = (await view.picture(
    present,
    { kind: 'function', answers: true, table: true },
    breathe,
  )) as FunctionPicture;
  const features = (await view.picture(present, { kind: 'features', layer, as }, breathe)) as FeaturesPicture;
  view.dispose();
  const said = words.pictures;
  const last = member.frames.subarray(-frameLayout(experiment.net.depth).stride);
  const accuracy = classes === null ? null : last[runOffset('testAccuracy')];
  const functionData: FunctionData = { run: run.name, learned, task, classes, color: colorOfTrain, accuracy };
  const shown: AnyFeatures = features.of === 'units' ? { ...features, trail: null } : features;
  const labels = task?.classNames ?? null;
  const featuresData: FeaturesData<AnyFeatures> = {
    ...{ run: run.name, shown, beside: null, color: colorOfTrain, chosen: [], labels },
  };
  const at = words.time.at.step(formatCount(present.step));
  const title =
    learned.of === 'images'
      ? said.answers.figureTitle.images
      : said.function.figureTitle[learned.of === 'pairs' ? learned.samples : 'function'];
  const functionCaption = said.inFigure(at);
  const featuresTitle = said.features.figureTitle(layer, said.features.kind[features.of]);
  const featuresCaption = said.inFigure(said.features.caption[features.of](at));
  return {
    function: drawing({ title, size: SQUARE, caption: functionCaption }, createFunctionPicture, functionData, {
      of: 'function',
      data: functionData,
    }),
    ...(learned.answers && { confusion: answersFigure(functionData, learned.answers, at) }),
    ...(learned.table && { table: tableFigure(functionData, at) }),
    features: drawing(
      { title: featuresTitle, size: SQUARE, caption: featuresCaption },
      (element) => FEATURES[features.of](element, NOBODY),
      featuresData,
      { of: 'features', data: featuresData },
    ),
  };
}

/** Returns the answers to the whole table of two numbers. */
function tableFigure(data: FunctionData, at: string): Drawing {
  const said = words.pictures;
  const head = { title: said.answers.figureTitle.table, size: SQUARE, caption: said.inFigure(at) };
  return drawing(head, createTablePicture, data, { of: 'table' });
}

/** Returns the table of all answers of a classifier. */
function answersFigure(data: FunctionData, answers: ClassAnswers, at: string): Drawing {
  const said = words.pictures;
  return drawing(
    { title: said.answers.figureTitle.confusion, size: SQUARE, caption: said.inFigure(at) },
    createConfusionPicture,
    { ...data, learned: { ...data.learned, answers } },
    { of: 'answers', labels: answers.labels },
  );
}
