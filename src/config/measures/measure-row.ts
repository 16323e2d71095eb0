/**
 * What a row says of a measure. The rows stand in `run-measures.ts`, `layer-measures.ts` and `weight-measures.ts`; the
 * frame's layout, menus, charts, sweeps, the cost of frames and the fixtures' test are derived from them.
 */
import type { InEachLanguage } from '../../words/language.ts';

/** What a measure is called, its formula or unit, and how to read it. */
export interface MeasureWords {
  title: string;
  formula: string;
  explanation: string;
}

/** What an experiment must have for a measure to be there; `available-measures.ts` says what each means. */
export type Need = 'classes' | 'testSamples' | 'twin' | 'infinite' | 'otherRule' | 'pc' | 'knownFirstStep';

/**
 * The work that a measure shares with others of a frame; `engine/measures/cost.ts` counts it. `pass`: a pass of the
 * probe set; `fit`: one of all samples; `twins`: the kernel methods; `cosines`: the products of NFM and AGOP; `kernel`:
 * the tangent kernel; `rule`: passes of the learning rule; `roots` and `grams`: eigenvalues of AGOP and of features.
 */
export type Work = 'pass' | 'fit' | 'twins' | 'cosines' | 'kernel' | 'rule' | 'roots' | 'grams';

/** What a chart shows as one thing. */
export interface ReadingRow {
  words: InEachLanguage<MeasureWords>;
  /** The scale of the chart, and the bounds of its linear axis; `null`: those of the values. */
  chart: { scale: 'linear' | 'log'; domain: readonly [low: number, high: number] | null };
}

/** What every row says. */
export interface MeasureRow extends ReadingRow {
  /** The kind of frame from which on it is measured, the work, and all that it needs to be defined. */
  measured: { from: FrameKind; work: Work; needs: readonly Need[] };
  /** Which values are the better ones. The "best" of `neither` is the smallest. */
  better: 'more' | 'less' | 'neither';
  /** Its heat maps have the colours of the richness dial where it tells lazy from rich. */
  chart: ReadingRow['chart'] & { colors: 'value' | 'richness' };
  /** Whether the fixtures hold it; if not, the test that does. */
  fixture: true | string;
}

/** Bounds of a share or of the cosine of positive matrices. */
export const UNIT_INTERVAL = [0, 1] as const;

/** The names of the rows that match a pattern. */
export type Matching<Rows, Pattern> = { [Name in keyof Rows]: Rows[Name] extends Pattern ? Name : never }[keyof Rows];

/** Returns the names of the rows in their order. */
export const namesOf = <Rows extends object>(rows: Rows) => Object.keys(rows) as (keyof Rows)[];

/**
 * How much a frame measures. Each kind holds all of the one before: `glance` movement on the probe set, `light` the fit
 * of the training and the test set and the twins, `alignment` the cosines of n x n matrices, tangent kernel and readings
 * of the rule, `full` what needs eigenvalues. What a frame leaves out is NaN in it.
 */
export const FRAME_KINDS = ['glance', 'light', 'alignment', 'full'] as const;
/** One of {@link FRAME_KINDS}. */
export type FrameKind = (typeof FRAME_KINDS)[number];

/** Whether frames of kind `kind` hold what is measured from kind `from` on. */
export const reaches = (kind: FrameKind, from: FrameKind): boolean =>
  FRAME_KINDS.indexOf(kind) >= FRAME_KINDS.indexOf(from);
