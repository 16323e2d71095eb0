/**
 * The legend of a picture in a figure, which stands alone: the names of classes and curves, and the range of colours. On
 * the page they are known from what stands around the picture.
 */
import { interpolateRgb } from 'd3';
import { words } from '../../words/words.ts';
import type { AnyFeatures, FeaturesData, ShownSamples } from '../features/features-data.ts';
import { kernelLimit } from '../features/kernel-means.ts';
import type { FunctionData, LearnedLine, LearnedPlane } from '../function/function-data.ts';
import { FITS_BESIDE } from '../function/line-function.ts';
import { ENTRY_COLORS } from '../function/table-picture.ts';
import { planeFunction } from '../function/plane-function.ts';
import { STRENGTH } from '../function/plane-field.ts';
import { isTwoClasses, largestOf } from '../pictures/sample-colors.ts';
import { signedLimit } from '../pictures/signed-image.ts';
import type { PictureData } from './drawn-pictures.ts';
import { formatSetting } from '../shell/format-number.ts';
import { COLORS, colorOfClass, SIGNED_STOPS, signedColor, valueColor, type Theme } from '../shell/palette.ts';
import type { TaskPicture } from '../../tasks/data/dataset.ts';
import type { FigureKey, FigureScale } from './figure.ts';

const said = words.figures.legend;

/** What explains the colours of a picture. */
export interface PictureLegend {
  keys: FigureKey[];
  /** `null`: there is no range of colours. */
  scale: FigureScale | null;
  /** A sentence for the caption; empty: none. */
  note: string;
}

/** Of a picture that needs none. */
export const NO_LEGEND: PictureLegend = { keys: [], scale: null, note: '' };
const DIGITS = 3;
/** Colours of a scale of plain values. */
const VALUE_COLORS = 9;

/** Returns the legend of a picture in the colours of a theme. */
export function legendOf(shown: PictureData, theme: Theme): PictureLegend {
  if (shown.of === 'task') return { ...NO_LEGEND, keys: keysOfTask(shown.picture, theme) };
  if (shown.of === 'answers') return { ...NO_LEGEND, note: noteOfNames(shown.labels) };
  if (shown.of === 'table') return { ...NO_LEGEND, keys: keysOfTable(theme) };
  if (shown.of === 'features') return legendOfFeatures(shown.data, theme);
  const { learned } = shown.data;
  if (learned.of === 'plane') return legendOfPlane({ ...shown.data, learned }, theme);
  return learned.of === 'line' ? { ...NO_LEGEND, keys: keysOfLine({ ...shown.data, learned }, theme) } : NO_LEGEND;
}

/** Names all classes where the table has no room for them; long names are cut there. */
const noteOfNames = (labels: readonly string[]) =>
  labels.some((label) => label.length > LONG_NAME) ? said.classes(labels) : '';
const LONG_NAME = 15;

/** Returns the colours of a table of answers. */
const keysOfTable = (theme: Theme): FigureKey[] =>
  ENTRY_KINDS.map((kind) => ({ label: said.entries[kind], color: COLORS[theme][ENTRY_COLORS[kind]], isDot: true }));
const ENTRY_KINDS = ['training', 'right', 'wrong'] as const;

/** Returns a dot for each class, with its name or else its number or sign. */
function keysOfClasses(classes: number, names: readonly string[] | undefined, theme: Theme): FigureKey[] {
  const { signs } = words.pictures.features;
  return Array.from({ length: classes }, (_, k) => ({
    label: names?.[k] ?? said.ofClass(classes === 2 ? signs[k] : String(k)),
    color: colorOfClass(k)(theme),
    isDot: true,
  }));
}

function keysOfTask(picture: TaskPicture, theme: Theme): FigureKey[] {
  if (picture.kind !== 'scatter') return [];
  const values = picture.points.filter((_, at) => at % 3 === 2);
  const count = picture.areClasses ? Math.max(...values) + 1 : isTwoClasses(values) ? 2 : 0;
  return keysOfClasses(picture.classNames?.length ?? count, picture.classNames, theme);
}

function legendOfPlane(data: FunctionData<LearnedPlane>, theme: Theme): PictureLegend {
  const { classes, task, learned } = data;
  if (classes === null) {
    const [, limit] = planeFunction.rangeOf(data, null);
    return { ...NO_LEGEND, scale: signedScale(limit, said.output, theme) };
  }
  const keys = keysOfClasses(classes, task?.classNames, theme);
  if (learned.outputs > 1) return { ...NO_LEGEND, keys, note: said.margin };
  const ground = signedColor(0, theme);
  const [low, high] = [0, 1].map((k) => interpolateRgb(ground, colorOfClass(k)(theme))(STRENGTH[theme]));
  return { ...NO_LEGEND, keys, scale: { ...endsOf('1', said.output), colors: [low, ground, high] } };
}

function keysOfLine({ learned, task, color }: FunctionData<LearnedLine>, theme: Theme): FigureKey[] {
  const { muted } = COLORS[theme];
  const beside = words.pictures.function.beside;
  const fits = (['twin', 'limit'] as const).filter((one) => learned[one] !== null);
  const hasCurve = task?.kind === 'curve' && task.line.length > 0;
  const hasSamples = task?.kind === 'curve' && task.points.length > 0;
  return [
    { label: said.learned, color: color(theme) },
    ...fits.map((one) => ({ ...FITS_BESIDE[one], label: beside[one].text, color: FITS_BESIDE[one].color(theme) })),
    ...(hasCurve ? [{ label: said.target, color: interpolateRgb(COLORS[theme].surface, muted)(TARGET_OPACITY) }] : []),
    ...(hasSamples ? [{ label: said.samples, color: muted, isDot: true }] : []),
  ];
}
/** As the curve is drawn. */
const TARGET_OPACITY = 0.35;

function legendOfFeatures({ shown, beside, labels }: FeaturesData<AnyFeatures>, theme: Theme): PictureLegend {
  const both = [shown, ...(beside ? [beside] : [])];
  switch (shown.of) {
    case 'units':
      return NO_LEGEND;
    case 'samples':
      return shown.classes === null
        ? { ...NO_LEGEND, scale: targetScale(shown, theme) }
        : { ...NO_LEGEND, keys: keysOfClasses(shown.classes, labels ?? undefined, theme) };
    case 'weights': {
      const all = both.flatMap((one) => (one.of === 'weights' ? [one.now, one.start] : []));
      return { ...NO_LEGEND, scale: signedScale(signedLimit(all), said.weight, theme) };
    }
    case 'kernel': {
      const limit = kernelLimit(
        both.filter((one) => one.of === 'kernel'),
        0,
      );
      return { ...NO_LEGEND, scale: signedScale(limit, said.kernel, theme) };
    }
  }
}

/** Returns the scale of the colours of targets, which are plain where none is negative. */
function targetScale({ value }: ShownSamples, theme: Theme): FigureScale {
  const largest = largestOf(value);
  const isSigned = value.some((target) => target < 0);
  const text = formatSetting(largest, DIGITS);
  if (isSigned) return { low: said.is(said.targets, `−${text}`), high: text, colors: SIGNED_STOPS[theme] };
  const colors = Array.from({ length: VALUE_COLORS }, (_, at) => valueColor(at / (VALUE_COLORS - 1), theme));
  return { low: said.is(said.targets, '0'), high: text, colors };
}

const signedScale = (limit: number, name: string, theme: Theme): FigureScale => ({
  ...endsOf(formatSetting(limit, DIGITS), name),
  colors: SIGNED_STOPS[theme],
});

const endsOf = (limit: string, name: string) => ({
  low: said.atMost(name, `−${limit}`),
  high: said.atLeast(name, limit),
});
