/**
 * All that is drawn on the page is drawn in one animation frame. What one drawing asks for on the way, such as a chart
 * whose data it has changed, comes in the same frame: the browser then lays the page out and paints it once, not twice.
 */

const waiting = new Set<() => void>();
let frame = 0;

/** Draws in the next animation frame, or still in the present one; once even if it was requested several times. */
export function oncePerFrame(draw: () => void): { request: () => void; cancel: () => void } {
  return {
    request: () => {
      waiting.add(draw);
      frame ||= requestAnimationFrame(drawAll);
    },
    cancel: () => void waiting.delete(draw),
  };
}

function drawAll() {
  const drawn = new Set<() => void>();
  try {
    // Goes on to those that are added meanwhile. One that asks for itself again has to wait, or this would not end.
    for (const draw of waiting) {
      if (drawn.has(draw)) continue;
      waiting.delete(draw);
      drawn.add(draw);
      draw();
    }
  } finally {
    // Where one has failed, the others are drawn in the next frame.
    frame = waiting.size > 0 ? requestAnimationFrame(drawAll) : 0;
  }
}
