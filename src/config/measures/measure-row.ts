/**
 * What a row says of a measure. The rows stand in `run-measures.ts`, `layer-measures.ts` and `weight-measures.ts`; the
 * frame's layout, menus, charts, sweeps, the cost of frames and the fixtures' test are derived from them.
 */
import type { InEachLanguage } from '../../words/language.ts';
import type { FrameKind } from '../frame-kind.ts';

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

/** What every row says. */
export interface MeasureRow {
  words: InEachLanguage<MeasureWords>;
  /** The kind of frame from which on it is measured. */
  from: FrameKind;
  work: Work;
  /** All that it needs to be defined. */
  needs: readonly Need[];
  /** Which values are the better ones. The "best" of `neither` is the smallest. */
  better: 'more' | 'less' | 'neither';
  /** The scale of its chart. */
  scale: 'linear' | 'log';
  /** The bounds of its linear axis; `null`: those of the values. */
  domain: readonly [low: number, high: number] | null;
  /** The colours of its heat maps: those of the richness dial for what tells lazy from rich. */
  colors: 'value' | 'richness';
  /** Whether the fixtures hold it; if not, what does. */
  fixture: true | string;
}

/** Bounds of a share or of the cosine of positive matrices. */
export const UNIT_INTERVAL = [0, 1] as const;

/** The names of the rows that match a pattern. */
export type Matching<Rows, Pattern> = { [Name in keyof Rows]: Rows[Name] extends Pattern ? Name : never }[keyof Rows];

/** Returns the names of the rows in their order. */
export const namesOf = <Rows extends object>(rows: Rows) => Object.keys(rows) as (keyof Rows)[];
