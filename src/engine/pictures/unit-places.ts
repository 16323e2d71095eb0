/**
 * The units of the first layer of a planar task as places in the plane of their input weights. Unit i lies at
 *
 *     w_i ||W^2_{.i}|| / s,   s = rms over i and both coordinates of w_i ||W^2_{.i}|| at step 0,
 *
 * with w_i the row of W^1, multipliers folded in: a relu unit has the same effect on what is above it wherever the
 * length stands, in w_i or in what leaves the unit. Two networks of the same initial weights have the same s, so lazy
 * and rich can stand side by side. Where nothing leaves a unit at step 0 (readouts that start at zero), s is the rms of
 * W^1_0.
 */

/** The weights of the first layer, [units, 2], and of the layer above it, [fan_out, units]; row-major. */
export type FirstLayers = readonly [first: Float32Array, above: Float32Array];

/** The weights of a network after some steps: W_0 at step 0, later W - W_0. */
interface Taken {
  step: number;
  weights: Float32Array[];
}

/** The most units with a place: units are exchangeable, so the first ones stand for all. */
const MOST_UNITS = 256;

/** Returns the function that gives the places of the first units, [units * 2], of a network that began with `initial`. */
export function unitPlaces(initial: FirstLayers): (layers: FirstLayers) => Float32Array {
  const rms = rmsOf(scaledUnits(initial, Infinity)) || rmsOf(initial[0]) || 1;
  return (layers) => Float32Array.from(scaledUnits(layers, MOST_UNITS), (value) => value / rms);
}

/** Returns w_i ||W^2_{.i}|| of the first `most` units, [units * 2]. */
function scaledUnits([w, above]: FirstLayers, most: number): Float64Array {
  const width = w.length / 2;
  const units = Math.min(width, most);
  const squares = new Float64Array(units);
  for (let row = 0; row < above.length; row += width) {
    for (let i = 0; i < units; i++) squares[i] += above[row + i] ** 2;
  }
  return Float64Array.from({ length: 2 * units }, (_, i) => w[i] * Math.sqrt(squares[i >> 1]));
}

const rmsOf = (values: ArrayLike<number>): number =>
  Math.sqrt(Array.from(values).reduce((sum, value) => sum + value * value, 0) / values.length);

/**
 * Returns the function that adds to snapshots, one of each member, where their units are.
 *
 * @param readInitial reads W_0 of the first two layers, by member; called once
 */
export function unitTrails(readInitial: () => Promise<Float32Array[][]>) {
  let started: ReturnType<typeof startsOf> | null = null;
  return async <Snapshot extends Taken>(
    taken: Promise<Snapshot[]>,
  ): Promise<(Snapshot & { units: Float32Array })[]> => {
    started ??= startsOf(readInitial());
    const [snapshots, starts] = await Promise.all([taken, started]);
    return snapshots.map((snapshot, member) => {
      const { initial, places } = starts[member];
      const [first, above] = snapshot.weights;
      const layers = snapshot.step === 0 ? initial : ([sum(initial[0], first), sum(initial[1], above)] as const);
      return { ...snapshot, units: places(layers) };
    });
  };
}

const startsOf = async (initial: Promise<Float32Array[][]>) =>
  (await initial).map(([first, above]) => {
    const layers = [first, above] as const;
    return { initial: layers, places: unitPlaces(layers) };
  });

/** Returns the sum in float32, as a network adds its start and its move. */
const sum = (one: Float32Array, other: Float32Array): Float32Array => one.map((value, i) => value + other[i]);
