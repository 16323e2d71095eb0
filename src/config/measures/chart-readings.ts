/** The readings that the charts of the page can show. */
import type { MeasureWords, ReadingRow } from './measure-row.ts';
import {
  LAYER_MEASURES,
  MEASURE_ROWS,
  RUN_MEASURES,
  WEIGHT_MEASURES,
  type LayerMeasure,
  type RunMeasureWith,
  type WeightMeasure,
  type WeightMeasureWith,
} from './measures.ts';
import { ALIGNMENT_PAIRS, WEIGHT_ROWS, type AlignmentKind } from './weight-measures.ts';

/** A curve of the first chart. */
export type FitMeasure = RunMeasureWith<{ topic: 'loss' | 'accuracy' }>;

/** Returns the measures of the first chart, those of the network before those of the kernel methods. */
export const fitMeasures = (fit: 'loss' | 'accuracy') =>
  RUN_MEASURES.filter((name): name is FitMeasure => MEASURE_ROWS[name].topic === fit);

type NetworkTopic = 'kernel' | 'machine' | 'inference';
/** A measure of the whole network that the second chart can show instead of a measure of the layers. */
export type NetworkReading = RunMeasureWith<{ topic: NetworkTopic }>;
/** A reading of the second chart. */
export type MovementReading = LayerMeasure | NetworkReading;
/** A pair of alignments. */
export type AlignmentPair = keyof typeof ALIGNMENT_PAIRS;
/** A reading of the third chart: a pair of alignments, or a measure of the layers of weights. */
export type WeightReading = AlignmentPair | WeightMeasureWith<{ shown: { topic: string } }>;

/** The sections of the second chart's menu. */
export const MOVEMENT_SECTIONS = {
  features: LAYER_MEASURES,
  kernel: networkReadings('kernel'),
  machine: networkReadings('machine'),
  inference: networkReadings('inference'),
} satisfies Record<string, readonly MovementReading[]>;

/** Every {@link MovementReading}. */
export const MOVEMENT_READINGS: readonly MovementReading[] = Object.values(MOVEMENT_SECTIONS).flat();

/** Every {@link NetworkReading}. */
export const NETWORK_READINGS = [
  ...MOVEMENT_SECTIONS.kernel,
  ...MOVEMENT_SECTIONS.machine,
  ...MOVEMENT_SECTIONS.inference,
];

function networkReadings(topic: NetworkTopic): NetworkReading[] {
  return RUN_MEASURES.filter((name): name is NetworkReading => MEASURE_ROWS[name].topic === topic);
}

const TOPICS = ['alignment', 'movement', 'rule'] as const;

/** Every {@link WeightReading} in the order of the third chart's menu. */
export const WEIGHT_READINGS: readonly WeightReading[] = [
  ...(Object.keys(ALIGNMENT_PAIRS) as AlignmentPair[]),
  ...TOPICS.flatMap((topic) => WEIGHT_MEASURES.filter((name) => isUnder(name, topic))),
];

function isUnder(name: WeightMeasure, topic: (typeof TOPICS)[number]): name is Exclude<WeightReading, AlignmentPair> {
  const { shown } = WEIGHT_ROWS[name];
  return 'topic' in shown && shown.topic === topic;
}

/** Returns whether a reading is a pair of alignments. */
export const isPair = (reading: WeightReading): reading is AlignmentPair => reading in ALIGNMENT_PAIRS;

const PAIRED = Object.fromEntries(
  WEIGHT_MEASURES.flatMap((name) => {
    const { shown } = WEIGHT_ROWS[name];
    return 'pair' in shown ? [[`${shown.pair} ${shown.kind}`, name]] : [];
  }),
) as Record<`${AlignmentPair} ${AlignmentKind}`, WeightMeasure>;

/** Returns the measure of one kind of a pair. */
export const ofPair = (pair: AlignmentPair, kind: AlignmentKind): WeightMeasure => PAIRED[`${pair} ${kind}`];

/** Returns the measure that is the limit of another measure at step 0; `undefined`: none. */
export const limitMeasure = (measure: WeightMeasure): WeightMeasure | undefined =>
  WEIGHT_MEASURES.find((name) => {
    const { shown } = WEIGHT_ROWS[name];
    return 'limitOf' in shown && shown.limitOf === measure;
  });

const READING_ROWS: Readonly<Record<MovementReading | WeightReading, ReadingRow>> = {
  ...MEASURE_ROWS,
  ...ALIGNMENT_PAIRS,
};

/** Returns the scale and the bounds of the chart of a reading. */
export const chartOf = (reading: MovementReading | WeightReading) => READING_ROWS[reading].chart;

/** Returns the name of a reading, its formula and its explanation. */
export const readingWords = (reading: MovementReading | WeightReading): MeasureWords => READING_ROWS[reading].words;
