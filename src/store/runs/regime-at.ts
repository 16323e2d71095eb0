import { layerOffset, runOffset, STEP_OFFSET } from '../../config/frame.ts';
import { largest, type RegimeValues } from '../../config/measures/regime.ts';
import type { Stream } from '../training/stream.ts';

/** A value counts until the newest frame is beyond this many times its step: costly measures are taken less often. */
const FRESH = 2;

/** Returns what the verdict on a run rests on at a step, from the values measured last; `null`: the newest step. */
export function regimeValuesAt(stream: Stream, step: number | null): RegimeValues {
  const { depth } = stream.layout;
  const oldest = (stream.latest(STEP_OFFSET, step)?.step ?? 0) / FRESH;
  const latest = (offset: number) => {
    const found = stream.latest(offset, step);
    return found && found.step >= oldest ? found.value : null;
  };
  const ofLayers = (measure: 'kernelChange' | 'featureMove') =>
    largest(Array.from({ length: depth }, (_, layer) => latest(layerOffset(layer, measure))));
  return {
    loss: latest(runOffset('loss')),
    firstLoss: stream.latest(runOffset('loss'), 0)?.value ?? null,
    twinGap: latest(runOffset('twinGap')),
    ntkChange: latest(runOffset('ntkChange')),
    kernelChange: ofLayers('kernelChange'),
    featureMove: ofLayers('featureMove'),
  };
}
