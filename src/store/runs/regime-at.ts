import { layerOffset, runOffset } from '../../config/frame.ts';
import { largest, type RegimeValues } from '../../config/measures/regime.ts';
import type { Series, Stream } from '../training/stream.ts';

/** A value counts until the newest frame is at this many times its step: costly measures are taken less often. */
const FRESH = 2;

/** Returns what the verdict on a run rests on at a step, from the values measured last; `null`: the newest step. */
export function regimeValuesAt(stream: Stream, step: number | null): RegimeValues {
  const { depth } = stream.layout;
  const latest = (offset: number) => valueAt(stream.series(offset), step);
  const ofLayers = (measure: 'kernelChange' | 'featureMove') =>
    largest(Array.from({ length: depth }, (_, layer) => latest(layerOffset(layer, measure))));
  return {
    loss: latest(runOffset('loss')),
    firstLoss: firstValue(stream.series(runOffset('loss'))),
    twinGap: latest(runOffset('twinGap')),
    ntkChange: latest(runOffset('ntkChange')),
    kernelChange: ofLayers('kernelChange'),
    featureMove: ofLayers('featureMove'),
  };
}

/** Returns the last value at or before `step` that is fresh enough; `null` if there is none. */
function valueAt({ x, y, length }: Series, step: number | null): number | null {
  let row = step === null ? length - 1 : lastRow(x, length, step);
  const oldest = row < 0 ? 0 : x[row] / FRESH;
  for (; row >= 0 && x[row] >= oldest; row--) if (!Number.isNaN(y[row])) return y[row];
  return null;
}

/** Returns the last row whose step is at most `step`; -1 if there is none. */
function lastRow(x: Float64Array, length: number, step: number): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (x[middle] <= step) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function firstValue({ y, length }: Series): number | null {
  const row = y.subarray(0, length).findIndex((value) => !Number.isNaN(value));
  return row < 0 ? null : y[row];
}
