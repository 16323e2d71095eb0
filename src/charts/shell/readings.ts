/** A pointer over a picture: its place from the upper left corner, and the size of the picture, in CSS pixels. */
export interface Pointer {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The part of a chart that pointer and keys deal with. */
interface ReadingHost<Place> {
  /** Returns the place under a pointer; `null` if there is none. */
  at: (pointer: Pointer) => Place | null;
  /** Returns the place that a key leads to; `undefined` for a key that doesn't move the reading. */
  moved: (key: KeyboardEvent) => Place | null | undefined;
  /** Returns the place that is read. */
  place: () => Place | null;
  /** Reads another place, or none; `isSpoken` if keys moved there. */
  read: (place: Place | null, isSpoken: boolean) => void;
  /** Chooses a place; absent: places are only read. */
  choose?: (place: Place) => void;
}

/** Reads and chooses places by mouse, touch and keys; returns a function that stops this. */
export function listenForReadings<Place>(root: HTMLElement, { at, moved, place, read, choose }: ReadingHost<Place>) {
  const ended = new AbortController();
  const { signal } = ended;
  const under = ({ clientX, clientY }: MouseEvent) => {
    const { left, top, width } = root.getBoundingClientRect();
    const [own, height] = [root.offsetWidth, root.offsetHeight];
    // For a projector the picture is enlarged, and is laid out in smaller pixels than those of the pointer.
    const scale = width / own || 1;
    return at({ x: (clientX - left) / scale, y: (clientY - top) / scale, width: own, height });
  };
  const point = (event: PointerEvent) => read(under(event), false);
  root.addEventListener('pointermove', point, { signal });
  root.addEventListener('pointerdown', point, { signal });
  const leave = ({ pointerType }: PointerEvent) => {
    // After a touch the reading stays until another place is touched.
    if (pointerType === 'mouse') read(null, false);
  };
  root.addEventListener('pointerleave', leave, { signal });
  root.addEventListener('blur', () => read(null, false), { signal });
  const click = (event: MouseEvent) => {
    const clicked = under(event);
    if (clicked !== null) choose?.(clicked);
  };
  root.addEventListener('click', click, { signal });
  const press = (event: KeyboardEvent) => {
    // Alt and an arrow go back in the browser's history.
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const current = place();
    if (choose && current !== null && (event.key === 'Enter' || event.key === ' ')) {
      event.preventDefault();
      choose(current);
      return;
    }
    const isEnd = event.key === 'Escape' && current !== null;
    const next = isEnd ? null : moved(event);
    if (next === undefined) return;
    event.preventDefault();
    read(next, true);
  };
  root.addEventListener('keydown', press, { signal });
  return () => ended.abort();
}
