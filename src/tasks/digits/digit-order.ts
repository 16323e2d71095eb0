import type { RandomStream } from '../../maths/random.ts';
import { SMALL_DIGITS } from './digits-asset.ts';

/**
 * Draws the order in which a task takes digits. Training samples come from the front and test samples from
 * the back. So the two never overlap, and neither changes when the other grows.
 *
 * The digits are dealt in rounds. Each round has one digit of every class that has digits left, so any
 * stretch of the order is balanced. Even rounds lie at the front; odd rounds lie at the back, in reverse.
 * The digits of the small asset are dealt before the rest, so a task that outgrows it keeps its first
 * samples: the order of the whole asset begins with the even rounds of the small one, and ends with its
 * odd rounds.
 *
 * @param labels the asset's labels
 * @param classes the digits to take
 * @param stream draws the order of the digits of each class, and the order inside each round
 * @returns positions in the asset, each once
 */
export function digitOrder(labels: Uint8Array, classes: readonly number[], stream: RandomStream): number[] {
  const deal = (from: number, to: number) => dealRounds(positionsOf(labels, classes, from, to), stream);
  const rounds = [...deal(0, SMALL_DIGITS), ...deal(SMALL_DIGITS, labels.length)];
  const front = rounds.filter((_, index) => index % 2 === 0);
  const back = rounds.filter((_, index) => index % 2 === 1);
  return [...front.flat(), ...back.flat().reverse()];
}

function positionsOf(labels: Uint8Array, classes: readonly number[], from: number, to: number): number[][] {
  const positions = classes.map((): number[] => []);
  for (let i = from; i < Math.min(to, labels.length); i++) positions[classes.indexOf(labels[i])]?.push(i);
  return positions;
}

function dealRounds(byClass: readonly number[][], stream: RandomStream): number[][] {
  const piles = byClass.map((positions) => shuffled(positions, stream));
  const most = Math.max(...piles.map((pile) => pile.length));
  return Array.from({ length: most }, (_, round) =>
    shuffled(
      piles.filter((pile) => round < pile.length).map((pile) => pile[round]),
      stream,
    ),
  );
}

function shuffled(values: readonly number[], stream: RandomStream): number[] {
  return Array.from(stream.permutation(values.length), (index) => values[index]);
}
