import { messageOf } from '../src/words/message-of.ts';
import type { About } from './contestants/contestant.ts';
import type { Entrant } from './stages/stage.ts';
import { words } from './words.ts';

/** The limits on the time of a race. */
export interface Effort {
  /** The largest and the least number of rounds. */
  rounds: number;
  fewest: number;
  /** The length of a round in ms, and of the warm-up before the first. */
  roundMs: number;
  warmUpMs: number;
  /** The time in ms after which no further round begins, unless the least number is not reached. */
  budgetMs: number;
}

/** One contestant of a race. */
export interface Starter {
  name: string;
  enter: () => Promise<Entrant>;
}

/** The result of a contestant: ms a step by round, or the reason why there is none. */
export type Result =
  | { ok: true; about: About; wall: number[]; js: number[] }
  /** `isWrong`: the contestant computes something else, or it is the lab itself that fails. */
  | { ok: false; reason: string; isWrong: boolean };

/** The largest relative difference between losses of the same computation. */
const SAME_LOSS = 1e-3;
/** The least relative change of the loss that shows anything. */
const LEAST_MOVE = 10 * SAME_LOSS;

/** A contestant in the race. `took`: ms of the steps so far, which warm up too; `steps`: those that fill a round. */
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
 * Alternates rounds of all contestants, each for about the same time. The others are compared with the first one.
 *
 * @param checkAfter the number of steps after which losses are compared; `null` if the contestants do different things
 * @param say tells a waiting person which contestant is being prepared
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
  /** Runs `act` for each contestant; one that fails is out, and the others go on. */
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
    // Forward and back, so that no contestant always follows the same one.
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

/** Takes some steps, which must change the loss: otherwise it shows nothing. */
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
