import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Lesson, StudyResult } from '../../src/lessons/lesson.ts';
import { measureClaims, type MeasuredControl, type Verdict } from '../../src/lessons/measure-claims.ts';
import { runLesson } from '../../src/lessons/run-lesson.ts';
import type { StudyMachine } from '../../src/lessons/run-study.ts';
import { studyPath, writeStudy } from '../../src/lessons/study-file.ts';
import { tallyOf, tallyPath } from '../../src/lessons/tally.ts';
import { messageOf } from '../../src/words/message-of.ts';
import { words } from '../../src/words/words.ts';
import { claimTableRow, verdictTexts } from './claim-table.ts';
import { createProgressLine, hasFailures, tellOutcomes } from '../tell.ts';
import { writeWholeFile } from '../whole-file.ts';
import { say, tell } from '../print.ts';

/** The verdicts on the claims of a lesson, as they are written to a file. */
export interface ReproducedLesson {
  number: number;
  id: string;
  /** The time that the lesson took. */
  seconds: number;
  claims: {
    id: string;
    statement: string;
    source: string;
    expected: string;
    verdict: Verdict['kind'];
    /** The numbers, or the reason why there are none. */
    measured: string;
    /** The world where the claim has to fail, its numbers there, and whether it fails. */
    control: MeasuredControl | null;
  }[];
}

/** The options of the run of a lesson. */
interface Reproducing {
  machine: StudyMachine;
  quick: boolean;
  record: boolean;
}

/** Runs the studies of a lesson and prints its claims as rows of the table. */
export async function reproduceLesson(
  lesson: Lesson,
  { machine, quick, record }: Reproducing,
): Promise<ReproducedLesson> {
  const started = performance.now();
  const results = await resultsOf(lesson, { machine, quick });
  const measured = measureClaims(lesson, results);
  const seconds = Math.round((performance.now() - started) / 100) / 10;

  const number = String(lesson.number);
  for (const { claim, verdict } of measured) {
    const { statement: text, source, expected } = claim;
    say(claimTableRow({ lesson: number, claim: text, source, expected, ...verdictTexts(verdict) }));
  }
  say(words.cli.reproduce.lessonDone(lesson.number, lesson.title, seconds));
  for (const result of Object.values(results)) if (result.kind === 'sweep') tellFailures(result);
  if (record) {
    for (const [name, result] of Object.entries(results)) recordStudy(lesson.id, name, result);
    recordFile(tallyPath(lesson.id), tallyOf(measured, quick));
  }

  const claims = measured.map(({ claim: { id, statement, source, expected }, verdict }) => ({
    id,
    statement,
    source,
    expected,
    verdict: verdict.kind,
    measured: verdictTexts(verdict).measured,
    control: verdict.kind === 'notMeasured' ? null : verdict.control,
  }));
  return { number: lesson.number, id: lesson.id, seconds, claims };
}

/** Runs the studies of a lesson, and returns the results of those that ended; prints the error that stopped others. */
async function resultsOf(lesson: Lesson, { machine, quick }: Omit<Reproducing, 'record'>) {
  const results: Record<string, StudyResult> = {};
  const progress = createProgressLine();
  try {
    await runLesson(lesson, {
      machine,
      quick,
      onProgress: ({ done, secondsLeft }) =>
        progress.show(words.cli.reproduce.progress(lesson.number, Math.floor(100 * done), secondsLeft)),
      onPart: (name, result, isWhole) => {
        if (isWhole) results[name] = result;
      },
    });
  } catch (error) {
    progress.clear();
    tell(messageOf(error));
  }
  progress.clear();
  return results;
}

/** Reports failures of a sweep. The networks of a lesson may diverge on purpose, but none may fail. */
function tellFailures({ result: { runs } }: Extract<StudyResult, { kind: 'sweep' }>): void {
  if (hasFailures(runs)) tellOutcomes(runs);
}

/** Writes a result as the recorded one that comes with the lesson. */
function recordStudy(lesson: string, name: string, result: StudyResult): void {
  const recorded = new Date().toISOString().slice(0, 'yyyy-mm-dd'.length);
  recordFile(studyPath(lesson, name), writeStudy({ recorded, result }));
}

function recordFile(path: string, json: unknown): void {
  const file = fileURLToPath(new URL(`../../public/${path}`, import.meta.url));
  mkdirSync(dirname(file), { recursive: true });
  writeWholeFile(file, `${JSON.stringify(json)}\n`);
}
