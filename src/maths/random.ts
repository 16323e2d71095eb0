import { xoroshiro128plus, xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';

/**
 * The purposes that draw random numbers. Each owns a jumped stream of one seed. So a change of one (a wider network
 * draws more weights) never reshuffles another (the data). Append only: the position is the number of jumps, and so
 * decides which numbers a seed gives.
 */
const PURPOSES = ['data', 'init', 'batches', 'feedback', 'probe', 'prior', 'noise'] as const;

/** The purpose of a stream; see {@link randomStream}. */
export type Purpose = (typeof PURPOSES)[number];

/** A deterministic source of random numbers. */
export interface RandomStream {
  /** Draws a float64 uniform on [0, 1), with 32 random bits. */
  uniform(): number;
  /** Draws a standard normal, N(0, 1). */
  normal(): number;
  /** Draws an integer uniform on 0 .. n - 1; n is at least 1 and below 2^32. */
  integer(n: number): number;
  /** Returns 0 .. n - 1 in random order (Fisher-Yates). */
  permutation(n: number): Int32Array;
  /** Returns the place from which another stream goes on with the same draws. */
  place(): StreamPlace;
}

/** The place of a stream between two draws. */
export interface StreamPlace {
  /** The state of the generator, four words of 32 bits. */
  words: readonly number[];
  /** The second normal of the last pair, until it is drawn. */
  spare: number | null;
}

/**
 * Returns the random stream of one purpose under a seed: xoroshiro128+, jumped 2^64 draws per purpose.
 *
 * @param seed an integer; its low 32 bits count
 * @param purpose which of the independent streams of that seed
 * @param from the place at which it goes on; absent: it begins
 */
export function randomStream(seed: number, purpose: Purpose, from?: StreamPlace): RandomStream {
  const generator = from ? xoroshiro128plusFromState(from.words) : generatorOf(seed, purpose);
  let spare: number | null = from?.spare ?? null;
  const uniform = () => (generator.next() >>> 0) / 2 ** 32;
  const integer = (n: number) => Math.floor(uniform() * n);

  /** Draws by Marsaglia's polar method: two normals from a point in the unit disc. */
  const normal = () => {
    if (spare !== null) {
      const kept = spare;
      spare = null;
      return kept;
    }
    for (;;) {
      const u = 2 * uniform() - 1;
      const v = 2 * uniform() - 1;
      const square = u * u + v * v;
      if (square >= 1 || square === 0) continue;
      const scale = Math.sqrt((-2 * Math.log(square)) / square);
      spare = v * scale;
      return u * scale;
    }
  };

  const permutation = (n: number) => {
    const order = Int32Array.from({ length: n }, (_, i) => i);
    for (let i = n - 1; i > 0; i--) {
      const j = integer(i + 1);
      const swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
    return order;
  };

  const place = () => ({ words: [...generator.getState()], spare });

  return { uniform, normal, integer, permutation, place };
}

/**
 * Returns the state of such a stream before its first draw, as the two 64-bit words s0 and s1 of xoroshiro128+ (Blackman
 * and Vigna 2018, with the shifts 24, 16 and 37), from which another program goes on with the same numbers.
 */
export function streamState(seed: number, purpose: Purpose): [s0: bigint, s1: bigint] {
  const [s01, s00, s11, s10] = generatorOf(seed, purpose)
    .getState()
    .map((half) => BigInt(half >>> 0));
  return [(s01 << 32n) | s00, (s11 << 32n) | s10];
}

function generatorOf(seed: number, purpose: Purpose) {
  const generator = xoroshiro128plus(seed);
  for (let jumps = 0; jumps <= PURPOSES.indexOf(purpose); jumps++) generator.jump();
  return generator;
}
