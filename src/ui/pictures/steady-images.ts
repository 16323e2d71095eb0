import type { FunctionImages, FunctionPicture } from '../../engine/pictures/picture.ts';
import type { ShownPicture } from '../../store/pictures/pictures.ts';
import { createSteadyOrder, steadyRows } from './steady-order.ts';

/** Creates the function that keeps the images of a run in their places for a second at a time. */
export function createSteadyImages() {
  const orderOf = createSteadyOrder();
  let before: (FunctionImages & { run: string }) | null = null;
  return (seen: ShownPicture<FunctionPicture>, isHeld: boolean) => {
    const { picture, recording } = seen;
    if (picture.of !== 'images') return { shown: seen, changesIn: null };
    const order = orderOf(recording.id, [...picture.images], isHeld);
    const rows = <Rows extends Float32Array | Uint8Array | Uint32Array>(newest: Rows, old?: Rows, length?: number) =>
      steadyRows(order, newest, old ?? newest, length);
    const images = rows(picture.images, before?.images);
    // The same images are not painted again.
    const isSame = before?.run === recording.id && before.images.every((image, place) => image === images[place]);
    const shown: typeof picture = {
      ...picture,
      images,
      pixels: isSame && before ? before.pixels : rows(picture.pixels, before?.pixels, picture.side ** 2),
      truth: rows(picture.truth, before?.truth),
      predicted: rows(picture.predicted, before?.predicted),
      certainty: rows(picture.certainty, before?.certainty),
      error: rows(picture.error, before?.error),
    };
    before = { ...shown, run: recording.id };
    return { shown: { ...seen, picture: shown }, changesIn: order.changesIn };
  };
}
