/**
 * The parts of a lesson: text in `text.md` beside it, studies that are trained, figures that show them, and claims that
 * are measured on them. All are plain data and pure functions, for the page and for `npm run reproduce`.
 */
import type { PriorExperiment } from '../config/prior.ts';
import type { PriorReport, PriorTheory } from '../config/prior-report.ts';
import type { MeasureName, Quantity } from '../config/sweep/quantity.ts';
import type { SweepResult } from '../config/sweep/result.ts';
import type { Sweep } from '../config/sweep/sweep.ts';
import type { Summary } from '../maths/summary.ts';

/** Networks that are trained or drawn for a lesson. `quick` is a smaller version on which the same claims must hold. */
export type Study =
  | {
      kind: 'sweep';
      full: Sweep;
      quick: Sweep;
      /** Whether the outputs on the test set at the end are kept. */ outputs?: boolean;
    }
  | { kind: 'prior'; full: PriorExperiment[]; quick: PriorExperiment[] };

/** The result of a study. */
export type StudyResult =
  | {
      kind: 'sweep';
      result: SweepResult;
      /** Outputs on the test set at the end, [samples * outputs], by run as in `result.runs`. */ outputs:
        Float32Array[] | null;
    }
  | { kind: 'prior'; backend: string; priors: { prior: PriorExperiment; theory: PriorTheory; report: PriorReport }[] };

/** The results of a lesson's studies, by their names. */
export type LessonResults = Readonly<Record<string, StudyResult>>;

/** The measurement of a claim. */
export interface Measured {
  reproduced: boolean;
  /** The number or numbers, with their errors, as text: "slope 0.98 ± 0.01". A line break starts a line of a card. */
  measured: string;
}

/** Another world, where the claim has to fail: another scaling, rule, activation or task. */
export interface Control {
  /** The world, as it stands after a name: "NTP in place of μP". */
  world: string;
  /** Measures the claim's own criterion there. */
  measure: (results: LessonResults) => Measured;
}

/** A statement that the lab measures: from a paper, or following from one. `defineClaim` makes it. */
export interface Claim {
  /** Unique in its lesson; `text.md` names the claim by it. */
  id: string;
  /** The statement, in one sentence. */
  statement: string;
  /** Its source: "arXiv 2402.05271", "worked out in the text"; with "our setting" where the paper's is not known. */
  source: string;
  /** The expected value with its margin, as text: "between 0.9 and 1.1". */
  expected: string;
  /** The studies that it and its control rest on. */
  studies: string[];
  measure: (results: LessonResults) => Measured;
  /** A claim that holds in its control as well says nothing about its own world. */
  control: Control;
}

/** A picture of a study. `title` and `caption` are sentences for people. */
export type Figure = {
  id: string;
  title: string;
  caption: string;
  study: string;
  /** Names of the axes of its sweep, in their order, in the letters of the lesson; absent: those of the lab. */
  axisNames?: string[];
} & (
  | {
      /** A quantity against the first axis on log or linear axes, a line for each value of the second axis, bands over seeds. */
      kind: 'lines';
      quantity: Quantity;
      summary: Summary;
      xScale: 'linear' | 'log';
      yScale: 'linear' | 'log';
      yLabel: string;
      /** Whether lines are fitted on log axes and their slopes written beside them. */
      slopes?: boolean;
      /** Values above it don't stretch the axis. */
      ceiling?: number;
      /** Names of the lines, in the order of the second axis; absent: the values of that axis. */
      lineNames?: string[];
      /** Slopes to draw for comparison, by name. */
      expected?: { name: string; slope: number }[];
      /** Curves to draw for comparison. */
      guides?: { name: string; at: (x: number) => number }[];
    }
  | {
      kind: 'heat-map';
      quantity: Quantity;
      summary: Summary;
      valueLabel: string;
      /** Curves of y over x to draw as guides. */
      guides?: { name: string; at: (x: number) => number }[];
      /** Whether the best x of each row is marked. */
      markBest?: boolean;
    }
  | {
      /** Measures over training steps, a line for each cell or for each measure; the mean over seeds. */
      kind: 'curves';
      measures: {
        name: string;
        measure: MeasureName;
        /** Whether it is divided by its value at the start. */ relative?: boolean;
      }[];
      /** The cells that are shown, by index; absent: all. */
      cells?: number[];
      xScale: 'linear' | 'log';
      yScale: 'linear' | 'log';
      yLabel: string;
      /** Names of the curves' cells, in the order of `cells`; absent: their values on the axes. */
      cellNames?: readonly string[];
      /** Curves to draw for comparison. */
      guides?: { name: string; at: (x: number) => number }[];
      /** Values above it don't stretch the axis. */
      ceiling?: number;
    }
  | {
      /** The functions that networks of a one-dimensional task learned, a panel for each cell. */
      kind: 'fit';
      cells: { cell: number; name: string }[];
    }
  | { kind: 'histogram'; /** The priors of the study that are shown, by index. */ priors: number[] }
);

/** The entry of a lesson in the list of lessons. */
export interface LessonAbout {
  /** Its name in addresses and files; never changes. */
  id: string;
  /** Its place, from 1 on. */
  number: number;
  title: string;
  /** One sentence for the list of lessons. */
  summary: string;
  /** The papers it rests on: arXiv numbers and short titles. */
  papers: { id: string; title: string }[];
}

/** A lesson. */
export interface Lesson extends LessonAbout {
  studies: Readonly<Record<string, Study>>;
  figures: readonly Figure[];
  claims: readonly Claim[];
  /** The settings of the lab beside the text when the lesson opens: a fragment such as "#v=1&task=curve". */
  start: string;
  /** The chart that is shown first under the loss beside the text; absent: that of movement. */
  chart?: 'movement' | 'alignment';
}

/** The text of a lesson as the page shows it; `scripts/lesson-text.ts` makes it from `text.md` when the page is built. */

/** A part of the text: HTML with its mathematics typeset, or the place of a figure or a claim. */
export type LessonSection = { kind: 'html'; html: string } | { kind: 'figure' | 'claim'; id: string };
