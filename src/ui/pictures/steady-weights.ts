import type { FeaturesPicture, FeatureWeights } from '../../engine/pictures/picture.ts';
import type { ShownPicture } from '../../store/pictures/pictures.ts';
import { createSteadyOrder, steadyRows } from './steady-order.ts';

/** Creates the function that keeps the units of a run whose weights are shown in their places for a second at a time. */
export function createSteadyWeights() {
  const orderOf = createSteadyOrder();
  let before: FeatureWeights | null = null;
  return (seen: ShownPicture<FeaturesPicture>, isHeld: boolean) => {
    const { picture, recording } = seen;
    if (picture.of !== 'weights') return { shown: picture, changesIn: null };
    const order = orderOf(recording.id, [...picture.units], isHeld);
    const rows = <Rows extends Float32Array | Uint16Array>(newest: Rows, old?: Rows, length?: number) =>
      steadyRows(order, newest, old ?? newest, length);
    const size = picture.side ** 2;
    const shown: typeof picture = {
      ...picture,
      units: rows(picture.units, before?.units),
      moved: rows(picture.moved, before?.moved),
      now: rows(picture.now, before?.now, size),
      start: rows(picture.start, before?.start, size),
    };
    before = shown;
    return { shown, changesIn: order.changesIn };
  };
}
