import type { RandomStream } from '../../maths/random.ts';
import { SMALL_DIGITS } from './digits-asset.ts';

/**
 * The order in which a task takes digits: training samples from the front, test samples from the
 * back, so that the two never meet and neither moves when the other grows.
 *
 * The digits are dealt in rounds, each with one digit of every class that is left, so that any
 * stretch of the order is balanced; rounds with an even number lie at the front and those with an odd
 * number, backwards, at the back. The digits of the small asset are dealt before the rest, so that a
 * task that outgrows it keeps its first samples: an order of the whole asset begins, and ends, with
 * the order of the small one's even, and odd, rounds.
 *
 * @param labels the asset's labels
 * @param classes the digits to take
 * @param stream draws which digit of a class comes when, and the order inside a round
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
