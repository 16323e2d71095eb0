/**
 * The file of a recorded study, `public/lessons/<id>/<study>.json`, version 1:
 * `{v: 1, recorded, kind: 'sweep', result, outputs}`, the result as in `config/sweep/result-file.ts`, or
 * `{v: 1, recorded, kind: 'prior', backend, priors}`. Numbers that are not numbers are `null`.
 */
import * as v from 'valibot';
import { toProblem } from '../config/experiment.ts';
import { POSTERIOR_MEASURES, PRIOR_MEASURES, PRIOR_THEORIES } from '../config/prior-report.ts';
import { parsePrior } from '../config/prior.ts';
import { readSweepResult, writeSweepResult } from '../config/sweep/result-file.ts';
import { shortestFloat } from '../config/sweep/frame-columns.ts';
import { words } from '../words/words.ts';
import type { Study, StudyResult } from './lesson.ts';

/** A recorded result of a study, with its date. */
export interface RecordedStudy {
  /** The day, as 2026-11-22. */
  recorded: string;
  result: StudyResult;
}

/** A recorded study, or a sentence that says why it can't be shown. */
export type ReadStudy = ({ ok: true } & RecordedStudy) | { ok: false; sentence: string };

/** Returns the path of a study's file, relative to the page's own address. */
export const studyPath = (lesson: string, study: string): string => `lessons/${lesson}/${study}.json`;

/** Returns a recorded study as the JSON value of its file. */
export function writeStudy({ recorded, result }: RecordedStudy): unknown {
  if (result.kind === 'prior') {
    const { backend, priors } = result;
    return { v: 1, recorded, kind: 'prior', backend, priors: priors.map(plain) };
  }
  const outputs = result.outputs?.map((values) =>
    Array.from(values, (value) => (Number.isFinite(value) ? shortestFloat(value) : null)),
  );
  return { v: 1, recorded, kind: 'sweep', result: writeSweepResult(result.result), outputs: outputs ?? null };
}

/** Turns typed arrays into lists, since JSON would write them as objects. */
const plain = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (_, part: unknown) => (part instanceof Float64Array ? Array.from(part) : part)));

const number = v.pipe(
  v.nullable(v.number()),
  v.transform((value) => value ?? NaN),
);
const numbers = v.array(number);
const floats = v.pipe(
  numbers,
  v.transform((values) => Float64Array.from(values)),
);
const theoryNames = v.picklist(PRIOR_THEORIES);
const measureNames = v.picklist([...PRIOR_MEASURES, ...POSTERIOR_MEASURES]);

const priorSchema = v.strictObject({
  prior: v.unknown(),
  theory: v.strictObject({
    numbers: v.record(measureNames, v.record(theoryNames, number)),
    x: floats,
    curves: v.record(theoryNames, floats),
    center: number,
    deviation: number,
  }),
  report: v.strictObject({
    networks: number,
    effective: number,
    measures: v.array(v.strictObject({ name: measureNames, value: number, error: number })),
    histogram: v.strictObject({ edges: floats, counts: floats, total: number }),
  }),
});

const head = { v: v.literal(1), recorded: v.pipe(v.string(), v.isoDate()) };
const fileSchema = v.variant('kind', [
  v.strictObject({
    ...head,
    kind: v.literal('sweep'),
    result: v.unknown(),
    outputs: v.nullable(v.array(numbers)),
  }),
  v.strictObject({ ...head, kind: v.literal('prior'), backend: v.string(), priors: v.array(priorSchema) }),
]);

/** Reads a recorded study from a file's JSON value, if it belongs to this study as it is today. Never throws. */
export function readStudy(json: unknown, study: Study): ReadStudy {
  const refuse = (sentence: string) => ({ ok: false, sentence }) as const;
  const file = v.safeParse(fileSchema, json);
  if (!file.success) return refuse(words.lessons.recorded.damaged(toProblem(file.issues[0]).key));
  const { recorded } = file.output;
  const result = file.output.kind === 'sweep' ? readSweep(file.output) : readPriors(file.output);
  if (typeof result === 'string') return refuse(result);
  return isOf(study, result)
    ? { ok: true, recorded, result: named(study, result) }
    : refuse(words.lessons.recorded.otherStudy);
}

type Written<Kind> = Extract<v.InferOutput<typeof fileSchema>, { kind: Kind }>;

function readSweep({ result, outputs }: Written<'sweep'>): StudyResult | string {
  const read = readSweepResult(result);
  if (!read.ok) return read.sentence;
  if (outputs && outputs.length !== read.result.runs.length) return words.lessons.recorded.damaged('outputs');
  return { kind: 'sweep', result: read.result, outputs: outputs?.map((values) => Float32Array.from(values)) ?? null };
}

function readPriors({ backend, priors }: Written<'prior'>): StudyResult | string {
  const read = priors.flatMap(({ prior, theory, report }) => {
    const parsed = parsePrior(prior);
    return parsed.ok ? { prior: parsed.prior, theory, report } : [];
  });
  if (read.length < priors.length) return words.lessons.recorded.damaged('priors');
  return { kind: 'prior', backend, priors: read };
}

/** Returns whether a result is that of the full study; if the lesson has changed since, its numbers no longer hold. */
function isOf(study: Study, result: StudyResult): boolean {
  const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
  if (study.kind === 'sweep') {
    return result.kind === 'sweep' && same(study.full, { ...result.result.sweep, name: study.full.name });
  }
  const priorsOf = result.kind === 'prior' ? result.priors.map(({ prior }) => prior) : null;
  return same(study.full, priorsOf);
}

/** Names a result as its study, in the language of the lab: it may have been recorded in another. */
const named = (study: Study, result: StudyResult): StudyResult =>
  study.kind === 'sweep' && result.kind === 'sweep'
    ? { ...result, result: { ...result.result, sweep: study.full } }
    : result;
