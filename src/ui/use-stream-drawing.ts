import { useEffect } from 'react';
import type { Stream } from '../store/training/stream.ts';

/**
 * Draws a stream now and after each of its changes, at most once per animation frame and outside React.
 *
 * @param stream the stream to draw; `null` draws nothing
 * @param draw keeps its identity between renders (`useCallback`), since another one draws again
 */
export function useStreamDrawing(stream: Stream | null, draw: (stream: Stream) => void) {
  useEffect(() => {
    if (!stream) return;
    let frame = 0;
    const drawSoon = () => {
      frame ||= requestAnimationFrame(() => {
        frame = 0;
        draw(stream);
      });
    };
    draw(stream);
    const unsubscribe = stream.subscribe(drawSoon);
    return () => {
      unsubscribe();
      cancelAnimationFrame(frame);
    };
  }, [stream, draw]);
}
