import { useEffect } from 'react';
import type { Stream } from '../store/training/stream.ts';
import { useLab } from './lab-context.ts';

/**
 * Draws a stream at the step that the page shows, now and after each change of either, at most once per animation frame
 * and outside React.
 *
 * @param stream the stream to draw; `null` draws nothing
 * @param draw keeps its identity between renders (`useCallback`), since another one draws again; gets the step, `null`
 *   for the newest
 */
export function useStreamDrawing(stream: Stream | null, draw: (stream: Stream, step: number | null) => void) {
  const { time } = useLab();
  useEffect(() => {
    if (!stream) return;
    let frame = 0;
    const drawSoon = () => {
      frame ||= requestAnimationFrame(() => {
        frame = 0;
        draw(stream, time.store.getState().step);
      });
    };
    draw(stream, time.store.getState().step);
    const ends = [stream.subscribe(drawSoon), time.store.subscribe(drawSoon)];
    return () => {
      for (const end of ends) end();
      cancelAnimationFrame(frame);
    };
  }, [stream, draw, time]);
}
