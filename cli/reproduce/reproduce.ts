/** `npm run reproduce`: measures the claims of the lessons, and prints the verdict on each. */
import process from 'node:process';
import { LESSONS } from '../../src/lessons/lessons.ts';
import { openStudyMachine } from '../../src/lessons/run-study.ts';
import { words } from '../../src/words/words.ts';
import { claimTableHead } from './claim-table.ts';
import { defaultWorkers, nodePoolSpec } from '../machine/node-workers.ts';
import { EXIT_FAILED, runProgram } from '../exit.ts';
import { readReproduceArguments, type ReproduceRequest } from './reproduce-arguments.ts';
import { reproduceLesson, type ReproducedLesson } from './reproduce-lesson.ts';
import { requireWritable, writeWholeFile } from '../whole-file.ts';
import { say } from '../print.ts';

await runProgram(async (args, folder) => {
  const numbers = LESSONS.map(({ number }) => number);
  const request = readReproduceArguments(args, numbers, folder);
  if (request !== 'help') return reproduce(request);
  process.stdout.write(words.cli.reproduce.usage);
  return 0;
});

/** Runs the lessons; returns the exit code, 0 when every claim was reproduced, or else 1. */
async function reproduce({ lesson: only, workers, out, ...how }: ReproduceRequest): Promise<number> {
  const started = performance.now();
  const write = (lessons: ReproducedLesson[]) => {
    if (out !== null) writeWholeFile(out, `${JSON.stringify({ quick: how.quick, lessons }, null, 2)}\n`);
  };
  // Tried before the work: a wrong path must not cost a long run.
  if (out !== null) requireWritable(out);
  const machine = openStudyMachine(nodePoolSpec('auto', workers ?? defaultWorkers('auto')));
  const reproduced: ReproducedLesson[] = [];
  try {
    say(claimTableHead());
    for (const entry of LESSONS.filter(({ number }) => only === null || number === only)) {
      reproduced.push(await reproduceLesson(await entry.load(), { machine, ...how }));
      write(reproduced);
    }
  } finally {
    machine.pool.dispose();
  }
  const verdicts = reproduced.flatMap(({ claims }) => claims.map(({ verdict }) => verdict));
  const good = verdicts.filter((verdict) => verdict === 'reproduced').length;
  const seconds = (performance.now() - started) / 1000;
  say(`\n${words.cli.reproduce.done(good, verdicts.length, seconds)}`);
  return good === verdicts.length ? 0 : EXIT_FAILED;
}
