/** `npm run reproduce`: measures the claims of the lessons and prints what became of each. */
import process from 'node:process';
import { LESSONS } from '../../src/lessons/lessons.ts';
import { openStudyMachine } from '../../src/lessons/run-study.ts';
import { messageOf } from '../../src/words/message-of.ts';
import { words } from '../../src/words/words.ts';
import { claimTableHead } from './claim-table.ts';
import { defaultWorkers } from '../machine/default-workers.ts';
import { EXIT_FAILED, EXIT_USAGE } from '../exit-codes.ts';
import { nodePoolSpec } from '../machine/node-pool.ts';
import { readReproduceArguments, type ReproduceRequest } from './reproduce-arguments.ts';
import { reproduceLesson, type ReproducedLesson } from './reproduce-lesson.ts';
import { UsageError } from '../usage-error.ts';
import { requireWritable, writeWholeFile } from '../files/whole-file.ts';

const folder = process.env.INIT_CWD ?? process.cwd();

try {
  const numbers = LESSONS.map(({ number }) => number);
  const request = readReproduceArguments(process.argv.slice(2), numbers, folder);
  if (request === 'help') process.stdout.write(words.cli.reproduce.usage);
  else process.exitCode = await reproduce(request);
} catch (error) {
  process.stderr.write(`${messageOf(error)}\n`);
  process.exitCode = error instanceof UsageError ? EXIT_USAGE : EXIT_FAILED;
}

/** The exit code: 0 when every claim was reproduced, or else 1. */
async function reproduce({ lesson: only, workers, out, ...how }: ReproduceRequest): Promise<number> {
  const started = performance.now();
  const write = (lessons: ReproducedLesson[]) => {
    if (out !== null) writeWholeFile(out, `${JSON.stringify({ quick: how.quick, lessons }, null, 2)}\n`);
  };
  // Before the work: a long run shall not be lost to a wrong path.
  if (out !== null) requireWritable(out);
  const machine = openStudyMachine(nodePoolSpec('auto', workers ?? defaultWorkers('auto')));
  const reproduced: ReproducedLesson[] = [];
  try {
    process.stdout.write(`${claimTableHead()}\n`);
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
  process.stdout.write(`\n${words.cli.reproduce.done(good, verdicts.length, seconds)}\n`);
  return good === verdicts.length ? 0 : EXIT_FAILED;
}
