import { useLayoutEffect, useState } from 'react';
import { enlargePictures } from '../../charts/shell/canvas-context.ts';

/** The size that a thing is laid out in, as that of a slide: it is enlarged to fill the screen, lines and texts alike. */
const LAID_OUT = { width: 640, height: 360 };
/** The smallest text of the lab has 11 px; the last row of a class needs 18. */
const LEAST = 18 / 11;
/** Narrower than this, in px as laid out, nothing can be read; a phone, which is near the eye, has smaller texts. */
const NARROWEST = 300;

/** Returns how much larger than laid out the things are shown in a window of this size. */
export function enlargementOf(width: number, height: number): number {
  const fitting = Math.min(width / LAID_OUT.width, height / LAID_OUT.height);
  return Math.max(fitting, Math.min(LEAST, width / NARROWEST));
}

/** Returns {@link enlargementOf} of the window; all canvases are drawn as finely meanwhile. */
export function useEnlarged(): number {
  const [by, setBy] = useState(() => enlargementOf(innerWidth, innerHeight));
  useLayoutEffect(() => {
    const onResize = () => setBy(enlargementOf(innerWidth, innerHeight));
    addEventListener('resize', onResize);
    return () => removeEventListener('resize', onResize);
  }, []);
  useLayoutEffect(() => {
    enlargePictures(by);
    return () => enlargePictures(1);
  }, [by]);
  return by;
}
