/**
 * Everything that charts share: an element that fills its container, drawing at most once per animation frame, size and
 * theme, an accessible name, and reading by pointer, touch and keys. A chart adds its layers to a shell, and says how
 * it is drawn and read.
 */
import styles from './chart.module.css';
import { currentTheme, onThemeChange, type Theme } from './palette.ts';
import { listenForReadings, type Pointer } from './readings.ts';

/** Size of a picture in CSS pixels. */
export interface Size {
  width: number;
  height: number;
}

/** Width of a text of a chart in pixels. */
export type TextWidth = (text: string) => number;

/** The elements that every chart has. The picture is one image to assistive technology; what it says is beside it. */
export interface ChartShell {
  frame: HTMLElement;
  /** The picture, which takes the focus. */
  root: HTMLElement;
  /** The reading, for those who see it. */
  tooltip: HTMLElement;
  /** Speaks the reading when keys moved it. */
  status: HTMLElement;
  /** Unique on the page: the ids of definitions begin with it. */
  id: string;
}

/** The differences between the shells of charts. */
interface ShellSpec {
  /** How keys read the chart, and choose from it. */
  keys: string;
  /** Whether places can be chosen: the picture then takes the keys as an application does. */
  isForChoice?: boolean;
  /** Classes of a chart that lies differently; absent: it fills its container, and the tooltip floats over it. */
  classes?: { frame: string; root: string; tooltip: string };
}

let chartsMade = 0;

/** Puts the elements of a chart into `container`; a chart adds its layers to their `root`. */
export function createShell(container: HTMLElement, { keys, isForChoice = false, classes }: ShellSpec): ChartShell {
  const id = `chart-${++chartsMade}`;
  const { frame: frameClass, root: rootClass, tooltip: tooltipClass } = classes ?? styles;
  const frame = appendHtml(container, 'div', frameClass);
  const root = appendHtml(frame, 'div', rootClass);
  root.classList.toggle(styles.choice, isForChoice);
  root.setAttribute('role', isForChoice ? 'application' : 'img');
  root.setAttribute('aria-describedby', `${id}-keys`);
  root.tabIndex = 0;
  const tooltip = appendHtml(frame, 'div', tooltipClass);
  tooltip.setAttribute('aria-hidden', 'true');
  tooltip.hidden = true;
  const status = appendHtml(frame, 'div', styles.unseen);
  status.setAttribute('role', 'status');
  const hint = appendHtml(frame, 'div', styles.unseen);
  hint.id = `${id}-keys`;
  hint.textContent = keys;
  return { frame, root, tooltip, status, id };
}

/** Adds an element of HTML to another. */
export function appendHtml<Tag extends keyof HTMLElementTagNameMap>(parent: Element, tag: Tag, className = '') {
  const element = parent.appendChild(document.createElement(tag));
  if (className !== '') element.className = className;
  return element;
}

/** Adds an element of SVG to another. */
export function appendSvg<Tag extends keyof SVGElementTagNameMap>(
  parent: Element,
  tag: Tag,
  attributes: Readonly<Record<string, string | number>> = {},
) {
  const element = parent.appendChild(document.createElementNS('http://www.w3.org/2000/svg', tag));
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  return element;
}

/** All that a chart is drawn from. */
export interface Scene<Data> {
  data: Data;
  size: Size;
  theme: Theme;
  textWidth: TextWidth;
}

/** How a chart is read. A `Place` is what a reading stands at: a step, a cell. */
export interface ChartReading<Picture, Place> {
  /** The place under a pointer; `null` where there is none. */
  at: (picture: Picture, pointer: Pointer) => Place | null;
  /** Where a key leads from a place, or from none; `undefined` for a key that doesn't move the reading. */
  moved: (picture: Picture, key: KeyboardEvent, place: Place | null) => Place | null | undefined;
  /** The place in a newer picture, which may not have it; absent: it is there. */
  kept?: (picture: Picture, place: Place) => Place | null;
  /** Shows the reading at a place; `null` hides it. */
  show: (picture: Picture, place: Place | null) => void;
  /** Says the reading at a place in one phrase, which is spoken; `null` where there is none. */
  spoken: (picture: Picture, place: Place) => string | null;
  /** A place was chosen by click, Enter or Space. Absent: places are only read. */
  choose?: (picture: Picture, place: Place) => void;
}

/** How a chart is drawn, named and read. */
export interface ChartDrawing<Data, Picture, Place> {
  /** Draws data, and returns what it drew; `previous` is the picture before, of which only what differs needs drawing. */
  draw: (scene: Scene<Data>, previous: Picture | null) => Picture;
  /** One sentence for those who don't see the chart. */
  summary: (picture: Picture) => string;
  /** Absent: nothing is read. */
  reading?: ChartReading<Picture, Place>;
}

/** A chart on the page. */
export interface Chart<Data> {
  /** Shows other data; cheap, drawn once per animation frame. What may grow in place is read when the frame is drawn. */
  update: (data: Data) => void;
  /** Takes the chart off the page. */
  destroy: () => void;
}

/** Makes a chart of a shell with its layers. The container needs a height of its own. */
export function createChart<Data, Picture, Place = never>(
  { frame, root, status }: Pick<ChartShell, 'frame' | 'root'> & Partial<ChartShell>,
  { draw, summary, reading }: ChartDrawing<Data, Picture, Place>,
): Chart<Data> {
  const textWidth = textMeasure(frame);
  const name = accessibleName(root, summary);
  let data: Data | null = null;
  let size: Size | null = null;
  let picture: Picture | null = null;
  let place: Place | null = null;

  const { request: schedule, cancel } = oncePerFrame(() => {
    if (data === null) return;
    size ??= sizeOf(frame);
    if (size.width === 0 || size.height === 0) return;
    picture = draw({ data, size, theme: currentTheme(), textWidth }, picture);
    read(place, false);
    name.follow(picture);
  });

  function read(next: Place | null, isSpoken: boolean) {
    if (picture === null || reading === undefined) return;
    place = next === null || reading.kept === undefined ? next : reading.kept(picture, next);
    reading.show(picture, place);
    const spoken = isSpoken && place !== null ? reading.spoken(picture, place) : null;
    if (status && spoken !== null) status.textContent = spoken;
  }

  const stopReading =
    reading &&
    listenForReadings<Place>(root, {
      at: (pointer) => picture && reading.at(picture, pointer),
      moved: (key) => (picture === null ? undefined : reading.moved(picture, key, place)),
      place: () => place,
      read,
      choose: reading.choose && ((chosen) => picture && reading.choose?.(picture, chosen)),
    });
  const stopThemes = onThemeChange(schedule);
  const observer = new ResizeObserver(() => {
    const next = sizeOf(frame);
    if (next.width === size?.width && next.height === size.height) return;
    size = next;
    schedule();
  });
  observer.observe(frame);

  return {
    update: (next) => {
      data = next;
      schedule();
    },
    destroy: () => {
      cancel();
      name.stop();
      stopReading?.();
      stopThemes();
      observer.disconnect();
      frame.remove();
    },
  };
}

const sizeOf = ({ clientWidth: width, clientHeight: height }: Element): Size => ({ width, height });

/** Draws in the next animation frame, once however often it was asked to. */
function oncePerFrame(draw: () => void): { request: () => void; cancel: () => void } {
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

/** A function that measures texts in the font and size of `element`, in pixels; it remembers what it measured. */
function textMeasure(element: Element): TextWidth {
  const context = document.createElement('canvas').getContext('2d');
  const known = new Map<string, number>();
  const { fontFamily, fontSize } = getComputedStyle(element);
  if (context !== null) context.font = `${fontSize} ${fontFamily}`;
  return (text) => {
    const width = known.get(text) ?? context?.measureText(text).width ?? 0;
    known.set(text, width);
    return width;
  };
}

/** The accessible name follows the picture this often, in milliseconds: at each frame it would only be noise. */
const NAME_EVERY = 1000;

/** Keeps the accessible name of `image` up to date, at most once a second, the last picture included. */
function accessibleName<Picture>(image: Element, summary: (picture: Picture) => string) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let latest: Picture;
  const write = () => {
    timer = undefined;
    image.setAttribute('aria-label', summary(latest));
  };
  return {
    follow: (picture: Picture) => {
      latest = picture;
      if (!image.hasAttribute('aria-label')) write();
      else timer ??= setTimeout(write, NAME_EVERY);
    },
    stop: () => clearTimeout(timer),
  };
}
