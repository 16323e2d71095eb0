/** Draws in the next animation frame, once however often it was asked to. */
export function oncePerFrame(draw: () => void): { request: () => void; cancel: () => void } {
  let frame = 0;
  const drawNow = () => {
    frame = 0;
    draw();
  };
  return {
    request: () => {
      if (frame === 0) frame = requestAnimationFrame(drawNow);
    },
    cancel: () => cancelAnimationFrame(frame),
  };
}
