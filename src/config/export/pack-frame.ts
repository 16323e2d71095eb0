import { layerOffset, runOffset, STEP_OFFSET, weightOffset, type FrameLayout } from '../frame.ts';
import { LAYER_MEASURES, RUN_MEASURES, WEIGHT_MEASURES } from '../measures/measures.ts';

/**
 * Packs a frame of a file: what it lacks, and `null`, is NaN; "Infinity" and "-Infinity" may be texts. Measures that the
 * lab doesn't know are left out.
 *
 * @throws FrameError with the key of the first value that is none
 */
export function packFrame({ depth, stride }: FrameLayout, frame: object): Float32Array {
  const values = new Float32Array(stride).fill(NaN);
  const put = <Name extends string>(
    names: readonly Name[],
    given: object,
    key: string,
    offset: (name: Name) => number,
  ) =>
    names.forEach((name) => {
      values[offset(name)] = readValue(Reflect.get(given, name), `${key}${name}`);
    });
  values[STEP_OFFSET] = readValue(Reflect.get(frame, 'step'), 'step');
  put(RUN_MEASURES, frame, '', runOffset);
  partsOf(frame, 'layers', depth).forEach((part, layer) =>
    put(LAYER_MEASURES, part, `layers.${layer}.`, (name) => layerOffset(layer, name)),
  );
  partsOf(frame, 'weights', depth + 1).forEach((part, layer) =>
    put(WEIGHT_MEASURES, part, `weights.${layer}.`, (name) => weightOffset(depth, layer, name)),
  );
  return values;
}

/** A value of a frame in a file that is none. */
export class FrameError extends Error {
  constructor(
    /** Its dotted key within the frame. */
    readonly key: string,
    readonly value: unknown,
  ) {
    super(key);
  }
}

function readValue(value: unknown, key: string): number {
  if (value === null || value === undefined) return NaN;
  if (value === 'Infinity' || value === '-Infinity') return Number(value);
  if (typeof value !== 'number') throw new FrameError(key, value);
  return value;
}

/** Returns the parts of a frame by layer; none, if it has none. */
function partsOf(frame: object, key: 'layers' | 'weights', count: number): object[] {
  const parts: unknown = Reflect.get(frame, key) ?? [];
  if (!Array.isArray(parts) || parts.length > count) throw new FrameError(key, parts);
  return parts.map((part: unknown, layer) => {
    if (typeof part !== 'object' || part === null) throw new FrameError(`${key}.${layer}`, part);
    return part;
  });
}
