import { neighbourStep, outermostStep } from '../lines/readings.ts';
import type { Series } from '../lines/series.ts';

/** What the pointer and the keys need of a chart. */
export interface CrosshairHost {
  series: () => readonly Series[];
  /** The measured step nearest to a place, in pixels from the left edge of the chart; `null` if there is none. */
  stepAt: (pixel: number) => number | null;
  /** The step at which the crosshair stands. */
  step: () => number | null;
  /** Moves the crosshair, or hides it (`null`); `spoken` when keys did it. */
  show: (step: number | null, spoken: boolean) => void;
}

const STRIDE = { plain: 1, shift: 10 };

/** Moves the crosshair by mouse, touch and keys; returns the function that ends it. */
export function listenForCrosshair(root: HTMLElement, host: CrosshairHost): () => void {
  const ended = new AbortController();
  const { signal } = ended;
  const point = (event: PointerEvent) => {
    host.show(host.stepAt(event.clientX - root.getBoundingClientRect().left), false);
  };
  root.addEventListener('pointermove', point, { signal });
  root.addEventListener('pointerdown', point, { signal });
  const leave = (event: PointerEvent) => {
    // A finger that is lifted leaves its reading, until another place is touched.
    if (event.pointerType === 'mouse') host.show(null, false);
  };
  root.addEventListener('pointerleave', leave, { signal });
  root.addEventListener('blur', () => host.show(null, false), { signal });
  const press = (event: KeyboardEvent) => {
    const step = stepOfKey(event, host);
    if (step === undefined) return;
    event.preventDefault();
    host.show(step, step !== null);
  };
  root.addEventListener('keydown', press, { signal });
  return () => ended.abort();
}

/** Where a key moves the crosshair, `null` for away; `undefined` for a key that isn't ours. */
function stepOfKey({ key, shiftKey }: KeyboardEvent, host: CrosshairHost): number | null | undefined {
  const series = host.series();
  if (key === 'Home') return outermostStep(series, -1);
  if (key === 'End') return outermostStep(series, 1);
  if (key === 'Escape') return host.step() === null ? undefined : null;
  if (key !== 'ArrowLeft' && key !== 'ArrowRight') return undefined;
  const direction = key === 'ArrowRight' ? 1 : -1;
  let step = host.step();
  if (step === null) return outermostStep(series, 1);
  for (let count = shiftKey ? STRIDE.shift : STRIDE.plain; count > 0; count--) {
    step = neighbourStep(series, step, direction);
  }
  return step;
}
