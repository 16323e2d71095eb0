/** Reads the pixels of a canvas as the page shows it, whatever context it is drawn with. */
export function shownPixels(canvas: HTMLCanvasElement): ImageData {
  const { width, height } = canvas;
  const context = new OffscreenCanvas(width, height).getContext('2d');
  if (context === null) throw new Error('no canvas');
  context.drawImage(canvas, 0, 0);
  return context.getImageData(0, 0, width, height);
}
