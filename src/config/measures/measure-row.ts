/**
 * The type of the row of a measure. The rows stand in `run-measures.ts`, `layer-measures.ts` and `weight-measures.ts`.
 * The layout of frames, menus, charts, sweeps, the cost of frames and the fixtures' test are derived from them.
 */

/** The name of a measure, its formula or unit, and how to read it. */
export interface MeasureWords {
  title: string;
  formula: string;
  explanation: string;
}

/** A condition on the experiment for a measure to exist; `available-measures.ts` defines each. */
export type Need =
  | 'classes'
  | 'testSamples'
  | 'twin'
  | 'infinite'
  | 'otherRule'
  | 'pc'
  | 'noWeightDecay'
  | 'noSkip'
  | 'sharpness'
  | 'rfm'
  | 'directions';

/**
 * The work that a measure shares with others of a frame; `engine/measures/cost.ts` counts it. `pass`: a pass of the
 * probe set; `fit`: one of all samples; `twins`: the kernel methods; `cosines`: the products of NFM and AGOP; `kernel`:
 * the tangent kernel; `rule`: passes of the learning rule; `centered`: products of centred features; `roots` and
 * `grams`: eigenvalues of AGOP and of features; `hessian`: products with the Hessian of the loss; `machine`: products
 * with the features of a recursive feature machine.
 */
export type Work =
  'pass' | 'fit' | 'twins' | 'cosines' | 'kernel' | 'rule' | 'centered' | 'roots' | 'grams' | 'hessian' | 'machine';

/**
 * Where lazy ends and rich begins on the axis of a measure that tells them apart whatever the task (docs/maths.md 5.7
 * says from which numbers). The axis is logarithmic and the same for all runs, so that two look different because they
 * are.
 */
export interface RegimeScale {
  /** The bounds of the axis. */
  domain: readonly [low: number, high: number];
  /** Lazy at most this. */
  lazy: number;
  /** Rich at least this. */
  rich: number;
}

/** The row of a reading: measures that a chart shows together. */
export interface ReadingRow {
  words: MeasureWords;
  /**
   * The scale of the chart, and the bounds of its linear axis; `null`: the bounds of the values. With a `regime` that is
   * the axis which follows the values; the one shown at first is that of the regimes.
   */
  chart: { scale: 'linear' | 'log'; domain: readonly [low: number, high: number] | null; regime?: RegimeScale };
}

/** The parts of every row. */
export interface MeasureRow extends ReadingRow {
  /** The first kind of frame that holds it, the work, and the conditions for it to be defined. */
  measured: { from: FrameKind; work: Work; needs: readonly Need[] };
  /** Whether larger or smaller values are better. The "best" of `neither` is the smallest. */
  better: 'more' | 'less' | 'neither';
  /** Heat maps of a measure that tells lazy from rich have the colours of the richness dial. */
  chart: ReadingRow['chart'] & { colors: 'value' | 'richness' };
  /** `true` if the fixtures hold it; otherwise the name of the test that checks it. */
  fixture: true | string;
}

/** The bounds of a share, or of the cosine of positive matrices. */
export const UNIT_INTERVAL = [0, 1] as const;

/** The names of the rows that match a pattern. */
export type Matching<Rows, Pattern> = { [Name in keyof Rows]: Rows[Name] extends Pattern ? Name : never }[keyof Rows];

/** Returns the names of the rows in their order. */
export const namesOf = <Rows extends object>(rows: Rows) => Object.keys(rows) as (keyof Rows)[];

/**
 * The kinds of frames, by how much they measure. Each kind holds all of the one before: `glance` movement on the probe
 * set; `light` the fit of the training and the test set, and the twins; `alignment` the cosines of n x n matrices, the
 * tangent kernel and the readings of the rule; `full` the measures that need eigenvalues. Values left out are NaN.
 */
export const FRAME_KINDS = ['glance', 'light', 'alignment', 'full'] as const;
/** One of {@link FRAME_KINDS}. */
export type FrameKind = (typeof FRAME_KINDS)[number];

/** Returns whether frames of kind `kind` hold the measures whose first kind is `from`. */
export const reaches = (kind: FrameKind, from: FrameKind): boolean =>
  FRAME_KINDS.indexOf(kind) >= FRAME_KINDS.indexOf(from);
