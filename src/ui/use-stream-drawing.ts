import { useCallback, useEffect, useMemo } from 'react';
import { oncePerFrame } from '../charts/shell/once-per-frame.ts';
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
  const streams = useMemo(() => (stream ? [stream] : []), [stream]);
  const drawStream = useCallback(
    (step: number | null) => {
      if (stream) draw(stream, step);
    },
    [stream, draw],
  );
  useStreamsDrawing(streams, drawStream);
}

/** Draws several streams as {@link useStreamDrawing} draws one; the array keeps its identity between renders, too. */
export function useStreamsDrawing(streams: readonly Stream[], draw: (step: number | null) => void) {
  const { time } = useLab();
  useEffect(() => {
    const drawNow = () => draw(time.store.getState().step);
    const { request, cancel } = oncePerFrame(drawNow);
    drawNow();
    const ends = [...streams.map((stream) => stream.subscribe(request)), time.store.subscribe(request)];
    return () => {
      for (const end of ends) end();
      cancel();
    };
  }, [streams, draw, time]);
}
