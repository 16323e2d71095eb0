/** One made picture of each kind, from seeded numbers: what is saved must look like what is shown. */
import { createFeaturesPicture } from '../../features/features-picture.ts';
import { createKernelPicture } from '../../features/kernel-picture.ts';
import type { AnyFeatures, FeaturesData, ShownKernel, ShownWeights } from '../../features/features-data.ts';
import { createWeightsPicture } from '../../features/weights-picture.ts';
import { createConfusionPicture } from '../../function/confusion-picture.ts';
import type { FunctionData, LearnedFunction, LearnedImages, LearnedPlane } from '../../function/function-data.ts';
import { createTablePicture } from '../../function/table-picture.ts';
import { createFunctionPicture } from '../../function/function-picture.ts';
import { createHeatMap } from '../../heat-map/heat-map.ts';
import { createHistogram } from '../../histogram/histogram.ts';
import { createLineChart } from '../../lines/line-chart.ts';
import { createNetworkStrip } from '../../network/network-strip.ts';
import { createMatrixPicture } from '../../pictures/matrix-picture.ts';
import { drawTaskPicture } from '../../pictures/task-picture.ts';
import { appendHtml, type Chart, type Scene, type Size } from '../../shell/create-chart.ts';
import type { PictureData } from '../drawn-pictures.ts';
import { colorOfRich, currentTheme } from '../../shell/palette.ts';
import { createXyChart } from '../../xy/xy-chart.ts';
import type { TaskPicture } from '../../../tasks/data/dataset.ts';
import { flips, lines, LINES } from './made-lines.ts';
import { seeded } from './seeded.ts';

/** A picture that can be shown and saved. */
export interface MadePicture {
  name: string;
  size: Size;
  /** Shows it on the page as a person sees it. */
  show: (container: HTMLElement) => () => void;
  /** Draws it at once into another element. */
  drawInto: (element: HTMLElement, scene: Omit<Scene<unknown>, 'data'>) => () => void;
  /** What gives it axes and a legend in a figure; `null`: it has them. */
  data: PictureData | null;
}

function chartPicture<Data>(
  name: string,
  size: Size,
  make: (container: HTMLElement) => Chart<Data>,
  data: Data,
  dataOf: (data: Data) => PictureData | null = () => null,
): MadePicture {
  return {
    name,
    size,
    data: dataOf(data),
    show: (container) => {
      const chart = make(container);
      chart.update(data);
      return chart.destroy;
    },
    drawInto: (element, scene) => {
      const chart = make(element);
      chart.update(data);
      chart.drawAs(scene);
      return chart.destroy;
    },
  };
}

function taskPicture(name: string, picture: TaskPicture): MadePicture {
  const size = { width: 200, height: 130 };
  const draw = (container: HTMLElement, scene: Pick<Scene<unknown>, 'size' | 'theme'>) => {
    const canvas = appendHtml(container, 'canvas');
    Object.assign(canvas.style, { width: '100%', height: '100%', display: 'block' });
    drawTaskPicture(canvas, picture, scene);
    return () => canvas.remove();
  };
  return {
    name,
    size,
    show: (container) => draw(container, { size, theme: currentTheme() }),
    drawInto: draw,
    data: { of: 'task', picture },
  };
}

const random = seeded(15);
const floats = (length: number, at: (index: number) => number) =>
  Float32Array.from({ length }, (_, index) => at(index));
const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

const SIDE = 64;
const plane = (outputs: number): LearnedPlane => ({
  of: 'plane',
  side: SIDE,
  low: -2,
  high: 2,
  outputs,
  f: floats(SIDE ** 2 * outputs, (at) => {
    const point = Math.floor(at / outputs);
    const [x, y] = [(point % SIDE) / 16 - 2, Math.floor(point / SIDE) / 16 - 2];
    return Math.sin(2 * x + (at % outputs)) * Math.cos(1.5 * y - (at % outputs)) * 1.4;
  }),
  hinges: Float32Array.of(1, 0.5, 0.3),
});
const scatter = (count: number, valueOf: (index: number) => number): TaskPicture => ({
  kind: 'scatter',
  xLabel: 'x₁',
  yLabel: 'x₂',
  areInputs: true,
  points: floats(3 * count, (at) => (at % 3 === 2 ? valueOf(Math.floor(at / 3)) : 4 * random() - 2)),
});
const line = floats(200, (at) => (at % 2 === 0 ? at / 50 - 2 : Math.sin((3 * (at - 1)) / 50)));
const curveTask: TaskPicture = {
  kind: 'curve',
  xLabel: 'x',
  yLabel: 'y',
  line,
  points: line.filter((_, at) => at % 20 < 2),
};

const functionData = (learned: LearnedFunction, more: Partial<FunctionData> = {}): FunctionData => ({
  ...{ run: 'one', learned, task: null, classes: null, color: colorOfRich, accuracy: 0.93 },
  ...more,
});
const functions: readonly [string, FunctionData][] = [
  [
    'function of one input',
    functionData(
      {
        of: 'line',
        x: floats(100, (at) => at / 25 - 2),
        f: floats(100, (at) => Math.sin((3 * at) / 25) * 0.8),
        kinks: Float32Array.of(-1, 0.2, 0.9),
        twin: floats(100, (at) => at / 60 - 0.8),
        limit: floats(100, (at) => 0.4 - at / 200),
      },
      { task: curveTask },
    ),
  ],
  ['classes of the plane', functionData(plane(1), { task: scatter(120, () => (random() > 0.5 ? 1 : -1)), classes: 2 })],
  ['three classes of the plane', functionData(plane(3), { classes: 3 })],
  ['surface', functionData(plane(1), { task: scatter(60, () => 2 * random() - 1) })],
  [
    'outputs against targets',
    functionData({
      of: 'pairs',
      samples: 'test',
      target: floats(300, () => normal()),
      f: floats(300, () => normal()),
      directions: null,
    }),
  ],
];
const digit = (index: number) =>
  floats(14 ** 2, (at) => (Math.abs((at % 14) - 7 - (index % 3)) < 2 ? 0.3 + 0.7 * random() : 0));
const images: LearnedImages = {
  of: 'images',
  side: 14,
  pixels: Float32Array.from(Array.from({ length: 24 }, (_, index) => [...digit(index)]).flat()),
  truth: Uint8Array.from({ length: 24 }, (_, index) => index % 10),
  predicted: Uint8Array.from({ length: 24 }, (_, index) => (index * 3) % 10),
  certainty: floats(24, () => random()),
  error: floats(24, () => random()),
  answers: {
    confusion: Uint32Array.from({ length: 100 }, (_, at) => (at % 11 === 0 ? 90 : Math.floor(random() * 4))),
    accuracy: 0.91,
    labels: Array.from({ length: 10 }, (_, label) => String(label)),
  },
};

const sums = Uint8Array.from({ length: 25 }, (_, at) => (Math.floor(at / 5) + at) % 5);
const table = {
  truth: sums,
  predicted: sums.map((sum, at) => Math.min(sum, at % 3)),
  isTraining: sums.map((_, at) => at % 2),
};
/** Answers to sums modulo 5. */
const tabled = { ...images, table };
const features = <Shown extends AnyFeatures>(shown: Shown): FeaturesData<Shown> => ({
  ...{ run: 'one', shown, beside: null, color: colorOfRich, chosen: [3], labels: null },
});
const ofFunction = (data: FunctionData): PictureData => ({ of: 'function', data });
const ofFeatures = (data: FeaturesData<AnyFeatures>): PictureData => ({ of: 'features', data });
const noChoice = { onChoose: () => undefined, onClear: () => undefined };
const start = floats(256, () => normal());
const weights: ShownWeights = {
  of: 'weights',
  side: 14,
  units: Uint16Array.of(3, 8, 1, 5),
  moved: Float32Array.of(0.9, 0.7, 0.5, 0.2),
  now: floats(4 * 196, () => normal()),
  start: floats(4 * 196, () => normal()),
};
const SAMPLES = 48;
const entries = (SAMPLES * (SAMPLES + 1)) / 2;
const kernel: ShownKernel = {
  of: 'kernel',
  layer: 2,
  samples: SAMPLES,
  now: floats(entries, () => normal()),
  start: floats(entries, () => normal()),
  value: floats(SAMPLES, (at) => (at < 20 ? 0 : 1)),
  classes: 2,
  bounds: Uint16Array.of(0, 20, SAMPLES),
};

const SQUARE = { width: 280, height: 280 };
const WIDE = { width: 460, height: 200 };

/** Returns one picture of each kind. */
export const madePictures = (): MadePicture[] => [
  chartPicture('lines', WIDE, (element) => createLineChart(element, LINES), lines),
  chartPicture('lines with a legend', { width: 260, height: 180 }, (element) => createLineChart(element, LINES), lines),
  chartPicture('lines with marks at the foot', WIDE, (element) => createLineChart(element, LINES), flips),
  chartPicture('points with bands', WIDE, createXyChart, {
    title: 'Movement',
    xLabel: 'width',
    yLabel: 'movement',
    xScale: 'log',
    yScale: 'log',
    series: [0, 1].map((row) => ({
      id: String(row),
      label: `γ₀ ${row + 1}`,
      points: [64, 128, 256, 512].map((x) => ({ x, value: (row + 1) / x, low: 0.7 / x, high: 3 / x })),
      fit: { slope: -1, error: 0.02, intercept: row, points: 4, leftOut: 0 },
    })),
    expected: [{ label: 'n⁻¹', slope: -1 }],
  }),
  chartPicture('heat map', { width: 420, height: 300 }, (element) => createHeatMap(element), {
    title: 'Loss',
    x: { label: 'γ₀', values: [0.01, 0.1, 1, 10] },
    y: { label: 'lr', values: [0.01, 0.1, 1] },
    valueLabel: 'loss',
    cells: Array.from({ length: 12 }, (_, index) =>
      index === 11
        ? { state: 'diverged' as const, reason: 'It diverged.' }
        : index === 7
          ? { state: 'running' as const }
          : { state: 'value' as const, value: 0.1 + random() },
    ),
    markBest: 'lowest',
  }),
  chartPicture('histogram', WIDE, createHistogram, {
    title: 'Outputs',
    xLabel: 'f',
    yLabel: 'density',
    edges: Array.from({ length: 31 }, (_, edge) => edge / 5 - 3),
    series: [
      {
        id: 'now',
        label: 'now',
        color: 'var(--accent)',
        density: Array.from({ length: 30 }, (_, bin) => Math.exp(-(((bin - 15) / 5) ** 2))),
      },
      {
        id: 'start',
        label: 'start',
        color: 'var(--counterpart)',
        density: Array.from({ length: 30 }, (_, bin) => Math.exp(-(((bin - 12) / 7) ** 2))),
        isOutline: true,
      },
    ],
    curves: [
      { id: 'theory', label: 'theory', color: 'var(--theory-limit)', x: [-3, 0, 3], y: [0.1, 0.9, 0.1], dash: [4, 3] },
    ],
    yScale: 'linear',
  }),
  chartPicture('network', { width: 520, height: 170 }, (element) => createNetworkStrip(element, () => undefined), {
    shape: { inputs: 2, width: 128, depth: 3, outputs: 1 },
    featureMove: [0.003, 0.1, 1.2],
    picked: null,
  }),
  chartPicture('matrix', { width: 200, height: 200 }, createMatrixPicture, {
    values: floats(32 ** 2, (at) => Math.sin(at / 7) * (at % 33 === 0 ? 1 : 0.4)),
    columns: 32,
    limit: 1,
    label: 'The NFM',
    block: 1,
    size: 32,
  }),
  ...functions.map(([name, data]) => chartPicture(name, SQUARE, createFunctionPicture, data, ofFunction)),
  chartPicture('test images', SQUARE, createFunctionPicture, functionData(images, { classes: 10 })),
  chartPicture(
    'confusion',
    SQUARE,
    createConfusionPicture as (container: HTMLElement) => Chart<FunctionData>,
    functionData(images, { classes: 10 }),
  ),
  chartPicture('table of sums', SQUARE, createTablePicture, functionData(tabled)),
  chartPicture(
    'units',
    SQUARE,
    (element) => createFeaturesPicture(element, noChoice),
    features({ of: 'units', layer: 1, start, now: start.map((place) => 1.8 * place + 0.3), trail: null }),
    ofFeatures,
  ),
  chartPicture(
    'samples',
    SQUARE,
    (element) => createFeaturesPicture(element, noChoice),
    features({
      ...{ of: 'samples', layer: 2, start, now: start.map((place) => 2 * place), classes: 2 },
      value: floats(128, (at) => at % 2),
    }),
    ofFeatures,
  ),
  chartPicture('weights', SQUARE, createWeightsPicture, features(weights), ofFeatures),
  chartPicture(
    'kernel',
    SQUARE,
    createKernelPicture,
    { ...features(kernel), labels: ['setosa', 'versicolor'] },
    ofFeatures,
  ),
  taskPicture(
    'task of points',
    scatter(150, (index) => (index % 2 === 0 ? 1 : -1)),
  ),
  taskPicture('task of a curve', curveTask),
  taskPicture('task of images', { kind: 'images', side: 14, count: 6, pixels: images.pixels.slice(0, 6 * 196) }),
];
