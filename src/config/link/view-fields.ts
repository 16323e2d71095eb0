/**
 * How a link shows an experiment, one row for each part of the view: `fit=accuracy&layer=each&at=400`. A link names only
 * what differs from the view with which the page opens, behind the settings. Keys are for ever, and none is that of a
 * setting. A row with something missing is an error of types; the state of the view has the type of the rows.
 */
import * as v from 'valibot';
import { flag, kind, oneOf, plain, readNumber, readText, type FastCheck, type Kind } from '../../settings/kind.ts';
import { boundedInteger, boundedList, type Range } from '../../settings/value-schemas.ts';
import { words } from '../../words/words.ts';
import { ANSWERS_AS } from '../answers-as.ts';
import type { Experiment } from '../experiment.ts';
import { FEATURES_AS } from '../feature-kinds.ts';
import { MOVEMENT_READINGS, WEIGHT_READINGS } from '../measures/chart-readings.ts';
import { SETTINGS } from '../settings/settings.ts';
import { writeFields, type LinkField } from './link-fields.ts';
import { quote } from './link-text.ts';

/** The charts of the page. */
export const CHARTS = ['loss', 'movement', 'alignment'] as const;
/** One of {@link CHARTS}. */
export type ChartName = (typeof CHARTS)[number];

/** The display of one chart. */
export interface ChartView {
  logX: boolean;
  /** `null` chooses the scale that suits the shown measure. */
  logY: boolean | null;
  /** Whether the axis of values follows the curves, although the measure has a fixed one that says lazy from rich. */
  auto: boolean;
  /** Whether the numbers are shown as a table in place of the curves. */
  asTable: boolean;
}

/** A chart with the axes that suit its measure. */
const OWN_AXES: ChartView = { logX: false, logY: null, auto: false, asTable: false };

/** The fits of kernel methods that can be drawn beside a learned curve. */
const FITS = ['twin', 'limit'] as const;
/** The layers that charts of several runs show, where it isn't one: the mean over all, or each in a chart of its own. */
const LAYERS = ['mean', 'each'] as const;

const DEPTH = SETTINGS['net.depth'].kind.range;
const STEPS = SETTINGS['train.steps'].kind.range;
/** The most units that a link chooses, and their largest index. */
const MOST_UNITS = 64;
const UNITS: Range = { min: 0, max: SETTINGS['net.width'].kind.range.max - 1 };

/** Makes the kind of a whole number that may be none. */
const integerOrNone = (range: Range) =>
  kind({
    ...plain,
    schema: v.nullable(boundedInteger(range)),
    neutral: null,
    range,
    isWhole: true,
    read: readNumber,
    write: (value) => (typeof value === 'number' ? String(value) : ''),
    arbitrary: (fc) => fc.option(fc.integer(range)),
  });

/** Makes the kind of some of these words, in any order, each once. */
const someOf = <const Options extends readonly string[]>(options: Options) => {
  const allowed = words.config.someOf(options);
  const one = v.picklist(options, allowed);
  return kind({
    ...plain,
    schema: boundedList(one, 0, options.length, allowed),
    neutral: [] as Options[number][],
    range: undefined,
    read: (text) => text.split(',', options.length + 1),
    arbitrary: (fc) => fc.subarray<Options[number]>([...options]),
  });
};

/** The words of a chart's display in a link. */
const DISPLAYS = {
  logX: { logX: true },
  logY: { logY: true },
  linearY: { logY: false },
  auto: { auto: true },
  table: { asTable: true },
} as const satisfies Record<string, Partial<ChartView>>;

const chartsSchema = (() => {
  const allowed = words.config.charts(CHARTS, Object.keys(DISPLAYS));
  const isOn = v.boolean(allowed);
  const chart = v.strictObject({ logX: isOn, logY: v.nullable(isOn), auto: isOn, asTable: isOn }, allowed);
  return v.strictObject({ loss: chart, movement: chart, alignment: chart }, allowed);
})();
type Charts = v.InferOutput<typeof chartsSchema>;

/** The kind of the displays of all charts: `loss.logX,movement.table`. */
const chartsKind = kind({
  ...plain,
  schema: chartsSchema,
  neutral: { loss: OWN_AXES, movement: OWN_AXES, alignment: OWN_AXES },
  range: undefined,
  read: (text): unknown => {
    const charts = { loss: OWN_AXES, movement: OWN_AXES, alignment: OWN_AXES };
    for (const part of text.split(',', CHARTS.length * Object.keys(DISPLAYS).length + 1)) {
      const [name, display] = part.split('.');
      const chart = CHARTS.find((known) => known === name);
      const found = Object.entries(DISPLAYS).find(([known]) => known === display);
      if (!chart || !found) return text;
      charts[chart] = { ...charts[chart], ...found[1] };
    }
    return charts;
  },
  write: (value) =>
    CHARTS.flatMap((chart) =>
      Object.entries(DISPLAYS).flatMap(([name, display]) =>
        Object.entries(display).every(([part, is]) => (value as Charts)[chart][part as keyof ChartView] === is)
          ? [`${chart}.${name}`]
          : [],
      ),
    ).join(),
  arbitrary: (fc: FastCheck) => {
    const [isOn, logY] = [fc.boolean(), fc.option(fc.boolean())];
    const chart = fc.record({ logX: isOn, logY, auto: isOn, asTable: isOn });
    return fc.record({ loss: chart, movement: chart, alignment: chart });
  },
});

/** One part of the view in links. */
interface ViewRow {
  key: string;
  kind: Kind;
  /** The largest number that an experiment has, and what is allowed then, in a phrase. */
  limit?: { most: (experiment: Experiment) => number; allowed: (most: number) => string };
}

const upTo = (min: number, most: (experiment: Experiment) => number) => ({
  most,
  allowed: (max: number) => words.config.wholeNumber(min, max),
});
const hiddenLayers = ({ net }: Experiment) => net.depth;

const layerPhrase = (most: number) => words.config.layerOf(LAYERS, most);
const layerKind = kind({
  ...plain,
  schema: v.union([v.picklist(LAYERS), boundedInteger(DEPTH)], layerPhrase(DEPTH.max)),
  neutral: 'mean',
  range: undefined,
  read: readNumber,
  arbitrary: (fc) => fc.oneof(fc.constantFrom(...LAYERS), fc.integer(DEPTH)),
});

/** Makes the kind of one of these words, or none: then what is shown suits the data. */
const oneOfOrNone = <const Options extends readonly string[]>(options: Options) =>
  kind({
    ...plain,
    schema: v.nullable(v.picklist(options, words.config.oneOf(options))),
    neutral: null,
    range: undefined,
    read: readText,
    write: (value) => (typeof value === 'string' ? value : ''),
    arbitrary: (fc) => fc.option(fc.constantFrom<Options[number]>(...options)),
  });

const unitsPhrase = words.config.numbers(1, MOST_UNITS, UNITS.min, UNITS.max);
const unitsKind = kind({
  ...plain,
  schema: boundedList(boundedInteger(UNITS, unitsPhrase), 0, MOST_UNITS, unitsPhrase),
  neutral: [] as number[],
  range: UNITS,
  read: (text) => text.split(',', MOST_UNITS + 1).map(readNumber),
  arbitrary: (fc) => fc.uniqueArray(fc.integer(UNITS), { maxLength: MOST_UNITS }),
});

/** The kind of a flag that links write as 1 or 0. */
const digitFlag = {
  ...flag(false),
  read: (text: string) => ({ 0: false, 1: true })[text] ?? text,
  write: (value: unknown) => (value === true ? '1' : '0'),
};

/** Every part of the view that a link carries, by its name in the state of the view, in the order of links. */
export const VIEW_ROWS = {
  /** The measure of the first chart for a classification. */
  fit: { key: 'fit', kind: oneOf(['loss', 'accuracy'], 'loss') },
  /** The measure of the second chart. */
  movementReading: { key: 'movement', kind: oneOf(MOVEMENT_READINGS, 'featureMove') },
  /** The measure of the third chart. */
  weightReading: { key: 'weights', kind: oneOf(WEIGHT_READINGS, 'nfa') },
  /** The alignment that the third chart shows: that of the weights, that of their change, or both. */
  alignment: { key: 'alignment', kind: oneOf(['both', 'uncentered', 'centered'], 'both') },
  /** The layer of the second and the third chart where they show several runs. */
  layer: { key: 'layer', kind: layerKind, limit: { most: hiddenLayers, allowed: layerPhrase } },
  charts: { key: 'charts', kind: chartsKind },
  /** The hidden layer whose features are shown; `null`: the one that suits the task. */
  featuresLayer: { key: 'features', kind: integerOrNone(DEPTH), limit: upTo(1, hiddenLayers) },
  /** How these features are shown, where the layer has them; `null`: as suits the task. */
  featuresAs: { key: 'featuresAs', kind: oneOfOrNone(FEATURES_AS) },
  /** The fits of kernel methods that are drawn beside a learned curve; on both sides of a comparison. */
  functionBeside: { key: 'fits', kind: someOf(FITS) },
  /** How the answers of a classifier are shown, where they can be; `null`: as suits the data. */
  answersAs: { key: 'answers', kind: oneOfOrNone(ANSWERS_AS) },
  /** The units of the first layer of a planar task that a person has chosen, on both sides, by index. */
  chosenUnits: { key: 'units', kind: unitsKind },
  /** The weight layer to look into, 1-based; `null`: none. */
  inspect: {
    key: 'inspect',
    kind: integerOrNone({ min: 1, max: DEPTH.max + 1 }),
    limit: upTo(1, ({ net }) => net.depth + 1),
  },
  /** The step that is shown, to which the networks are trained first; `null`: the newest. */
  at: { key: 'at', kind: integerOrNone({ min: 0, max: STEPS.max }), limit: upTo(0, ({ train }) => train.steps) },
  /** Whether the networks rest: at the shown step, or before their first. */
  paused: { key: 'paused', kind: digitFlag },
} as const satisfies Record<string, ViewRow>;

/** The view of a link. */
export type LinkedView = {
  [Name in keyof typeof VIEW_ROWS]: v.InferOutput<(typeof VIEW_ROWS)[Name]['kind']['schema']>;
};

/** The view with which the page opens. */
export const DEFAULT_VIEW = Object.fromEntries(
  Object.entries<ViewRow>(VIEW_ROWS).map(([name, row]) => [name, row.kind.neutral]),
) as LinkedView;

const FIELDS: readonly LinkField[] = Object.entries<ViewRow>(VIEW_ROWS).map(([path, { key, kind }]) => ({
  key,
  path,
  kind,
}));

/** The keys of the view in links. */
export const VIEW_KEYS: ReadonlySet<string> = new Set(FIELDS.map(({ key }) => key));

/** Returns the pairs `key=value` of a view, each with a `&` before it: the end of a link. */
export const encodeView = (view: LinkedView): string =>
  writeFields(FIELDS, view, DEFAULT_VIEW)
    .map((pair) => `&${pair}`)
    .join('');

/**
 * Reads the view of a link's pairs; `null` if the link says nothing of it. Never throws: what is wrong, or what this
 * experiment does not have, is left out with a notice.
 */
export function readView(
  texts: ReadonlyMap<string, string>,
  experiment: Experiment,
): { shown: LinkedView | null; notices: string[] } {
  const notices: string[] = [];
  const found = Object.entries<ViewRow>(VIEW_ROWS).flatMap(
    ([
      name,
      {
        key,
        kind: { read, schema },
        limit,
      },
    ]) => {
      const text = texts.get(key);
      if (text === undefined) return [];
      const parsed = v.safeParse(schema, read(text));
      const largest = limit?.most(experiment) ?? Infinity;
      const isThere = parsed.success && !(typeof parsed.output === 'number' && parsed.output > largest);
      if (isThere) return [[name, parsed.output]];
      const allowed = limit?.allowed(largest) ?? parsed.issues?.[0].message ?? '';
      notices.push(words.link.leftOut(key, quote(text), allowed));
      return [];
    },
  );
  const isStated = [...texts.keys()].some((key) => VIEW_KEYS.has(key));
  return { shown: isStated ? ({ ...DEFAULT_VIEW, ...Object.fromEntries(found) } as LinkedView) : null, notices };
}
