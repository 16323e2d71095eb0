import { messageOf } from '../src/words/message-of.ts';
import type { About } from './contestants/contestant.ts';
import type { Entrant } from './stages/stage.ts';
import { words } from './words.ts';

/** How long a race may take. */
export interface Effort {
  /** Rounds at most, and at least. */
  rounds: number;
  fewest: number;
  /** Length of a round in ms, and of the warm-up before the first. */
  roundMs: number;
  warmUpMs: number;
  /** After this time, in ms, no round begins that need not. */
  budgetMs: number;
}

/** One contestant of a race. */
export interface Starter {
  name: string;
  enter: () => Promise<Entrant>;
}

/** What a contestant has shown: ms a step by round, or why there is nothing. */
export type Result =
  | { ok: true; about: About; wall: number[]; js: number[] }
  /** `isWrong`: it computes something else, or it is the lab itself that fails. */
  | { ok: false; reason: string; isWrong: boolean };

/** Losses that are further apart than this, relative, are those of different computations. */
const SAME_LOSS = 1e-3;
/** Steps that move the loss by less than this, relative, show nothing. */
const LEAST_MOVE = 10 * SAME_LOSS;

/** `took`: ms of the steps so far, which warm up too; `steps`: those that fill a round. */
type Runner = {
  entrant: Entrant;
  loss: number;
  done: number;
  took: number;
  steps: number;
  wall: number[];
  js: number[];
};

/**
 * Alternates rounds of all contestants, each for about the same time. The first one is the one that the others are
 * compared with.
 *
 * @param checkAfter compare the losses after so many steps from the start; `null`: they don't do the same
 * @param say tells who is being prepared, for a person who waits
 */
export async function race(
  starters: Starter[],
  checkAfter: number | null,
  effort: Effort,
  say: (line: string) => void,
): Promise<Result[]> {
  const began = performance.now();
  const runners = new Map<Starter, Runner>();
  const failures = new Map<Starter, Extract<Result, { ok: false }>>();
  const drop = async (starter: Starter, reason: string, isWrong: boolean) => {
    failures.set(starter, { ok: false, reason, isWrong });
    await runners.get(starter)?.entrant.end();
    runners.delete(starter);
  };
  /** Whoever fails is out, and the others go on. */
  const each = async (order: Starter[], act: (runner: Runner) => Promise<void>) => {
    for (const starter of order) {
      const runner = runners.get(starter);
      if (runner) await act(runner).catch((error: unknown) => drop(starter, messageOf(error), starter === starters[0]));
    }
  };

  for (const starter of starters) {
    say(starter.name);
    try {
      runners.set(starter, { entrant: await starter.enter(), loss: NaN, done: 0, took: 0, steps: 1, wall: [], js: [] });
    } catch (error) {
      await drop(starter, messageOf(error), starter === starters[0]);
    }
  }
  if (checkAfter !== null) {
    await each(starters, (runner) => learn(runner, checkAfter));
    const own = runners.get(starters[0])?.loss ?? NaN;
    for (const [starter, { loss }] of runners) {
      if (Math.abs(loss - own) > SAME_LOSS * Math.abs(own)) {
        await drop(starter, words.otherLoss(loss, own, checkAfter), true);
      }
    }
  }
  await each(starters, (runner) => warmUp(runner, effort));
  for (let round = 0; round < effort.rounds; round++) {
    if (round >= effort.fewest && performance.now() - began > effort.budgetMs) break;
    // Forth and back, so that nobody always follows the same one.
    await each(round % 2 ? [...starters].reverse() : starters, async ({ entrant, steps, wall, js }) => {
      const taken = await entrant.round(steps);
      wall.push(taken.wall / steps);
      js.push(taken.js / steps);
    });
  }
  const results = starters.map((starter): Result => {
    const runner = runners.get(starter);
    if (runner) return { ok: true, about: runner.entrant.about, wall: runner.wall, js: runner.js };
    return failures.get(starter) ?? { ok: false, reason: '', isWrong: true };
  });
  await Promise.all([...runners.values()].map(({ entrant }) => entrant.end()));
  return results;
}

/** Takes some steps, which must change the loss for it to show anything. */
async function learn(runner: Runner, steps: number): Promise<void> {
  const { entrant } = runner;
  const before = await entrant.loss();
  runner.took = (await entrant.round(steps)).wall;
  runner.done = steps;
  runner.loss = await entrant.loss();
  if (!(Math.abs(runner.loss - before) > LEAST_MOVE * Math.abs(before))) {
    throw new Error(words.stillLoss(before, runner.loss, steps));
  }
}

/** Runs until the program is warm, and finds the steps that fill a round. */
async function warmUp(runner: Runner, { roundMs, warmUpMs }: Effort): Promise<void> {
  const filling = (steps: number, ms: number) => Math.max(1, Math.round((steps * roundMs) / Math.max(ms, 1e-3)));
  if (runner.done > 0) runner.steps = Math.min(4 * runner.done, filling(runner.done, runner.took));
  let { took } = runner;
  while (took < warmUpMs) {
    const { wall } = await runner.entrant.round(runner.steps);
    took += wall;
    const wanted = filling(runner.steps, wall);
    runner.steps = took < warmUpMs ? Math.min(wanted, 4 * runner.steps) : wanted;
  }
}
