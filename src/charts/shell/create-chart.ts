/**
 * Everything that charts share: an element that fills its container, drawing at most once per animation frame, size and
 * theme, an accessible name, and reading by pointer, touch and keys. Each chart adds its layers to a shell, and brings
 * the functions that draw and read it.
 */
import styles from './chart.module.css';
import { oncePerFrame } from './once-per-frame.ts';
import { currentTheme, onThemeChange, type Theme } from './palette.ts';
import { listenForReadings, type Pointer } from './readings.ts';
import { createTextMeasure, type TextWidth } from './text-measure.ts';

/** Size of a picture in CSS pixels. */
export interface Size {
  width: number;
  height: number;
}

/** The elements of every chart. To assistive technology the picture is one image, with its texts beside it. */
export interface ChartShell {
  frame: HTMLElement;
  /** The picture, which takes the focus. */
  root: HTMLElement;
  /** The reading, on screen. */
  tooltip: HTMLElement;
  /** Speaks the reading when keys move it. */
  status: HTMLElement;
  /** Unique on the page; the ids of definitions begin with it. */
  id: string;
}

/** The options of a shell. */
interface ShellSpec {
  /** A text that explains how keys read the chart and choose from it. */
  keys: string;
  /** Whether places can be chosen. The picture then takes keys as an application does. */
  isForChoice?: boolean;
  /** Classes of a chart with another layout; absent: it fills its container, and the tooltip floats over it. */
  classes?: { frame: string; root: string; tooltip: string };
}

let chartsMade = 0;

/** Puts the elements of a chart into `container`; the chart adds its layers to `root`. */
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

/** Adds an HTML element to another element. */
export function appendHtml<Tag extends keyof HTMLElementTagNameMap>(parent: Element, tag: Tag, className = '') {
  const element = parent.appendChild(document.createElement(tag));
  if (className !== '') element.className = className;
  return element;
}

/** Adds an SVG element to another element. */
export function appendSvg<Tag extends keyof SVGElementTagNameMap>(
  parent: Element,
  tag: Tag,
  attributes: Readonly<Record<string, string | number>> = {},
) {
  const element = parent.appendChild(document.createElementNS('http://www.w3.org/2000/svg', tag));
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  return element;
}

/** The attribute with the step of a picture that was drawn to be saved, or of all pictures in a view. */
export const STEP_ATTRIBUTE = 'data-step';

/** Everything that a chart is drawn from. */
export interface Scene<Data> {
  data: Data;
  size: Size;
  theme: Theme;
  textWidth: TextWidth;
}

/** The functions that read a chart. A `Place` is where a reading stands, such as a step or a cell. */
export interface ChartReading<Picture, Place> {
  /** Returns the place under a pointer; `null` if there is none. */
  at: (picture: Picture, pointer: Pointer) => Place | null;
  /** Returns where a key leads from a place, or from none; `undefined` for a key that doesn't move the reading. */
  moved: (picture: Picture, key: KeyboardEvent, place: Place | null) => Place | null | undefined;
  /** Returns the place in a newer picture, or what replaces it once it is gone; absent: places never go. */
  kept?: (picture: Picture, place: Place) => Place | null;
  /** Shows the reading at a place; `null` hides it. */
  show: (picture: Picture, place: Place | null) => void;
  /** Returns the reading at a place as one phrase, which the screen reader speaks; `null` if there is none. */
  spoken: (picture: Picture, place: Place) => string | null;
  /** Gets the place that was chosen by click, Enter or Space. Absent: places are only read. */
  choose?: (picture: Picture, place: Place) => void;
}

/** The functions that draw, name and read a chart. */
export interface ChartDrawing<Data, Picture, Place> {
  /** Draws data and returns the picture. Only what differs from the `previous` picture needs drawing. */
  draw: (scene: Scene<Data>, previous: Picture | null) => Picture;
  /** Describes the chart in one sentence, for those who can't see it. */
  summary: (picture: Picture) => string;
  /** Returns the step that the picture shows; absent: it has none, or is told by whoever shows it. */
  stepOf?: (picture: Picture) => number | null;
  /** Absent: nothing is read. */
  reading?: ChartReading<Picture, Place>;
}

/** A chart on the page. */
export interface Chart<Data> {
  /** Shows other data, with the next animation frame; cheap. Arrays that grow in place are read when it is drawn. */
  update: (data: Data) => void;
  /** Returns the data that it shows; `null` before the first. */
  shown: () => Data | null;
  /** Draws its data at once and anew, as of a size and a theme, wherever it stands. */
  drawAs: (scene: Omit<Scene<Data>, 'data'>) => void;
  /** Takes the chart off the page. */
  destroy: () => void;
}

/** Makes a chart from a shell with its layers. The container needs a height of its own. */
export function createChart<Data, Picture, Place = never>(
  { frame, root, status }: Pick<ChartShell, 'frame' | 'root'> & Partial<ChartShell>,
  { draw, summary, stepOf, reading }: ChartDrawing<Data, Picture, Place>,
): Chart<Data> {
  // Its ground is its own where the reader's system forces colours; see global.css.
  frame.setAttribute('data-chart', '');
  const name = accessibleName(root, summary);
  let data: Data | null = null;
  let size: Size | null = null;
  let drawnSize: Size | null = null;
  let picture: Picture | null = null;
  let place: Place | null = null;
  let isChosen = false;
  /** Whether the page shows no reading, as is known once one was hidden. */
  let isHidden = false;

  const { request: schedule, cancel } = oncePerFrame(() => {
    if (data === null) return;
    size ??= sizeOf(frame);
    if (size.width === 0 || size.height === 0) return;
    if (size !== drawnSize) keepSize(root, (drawnSize = size));
    picture = draw({ data, size, theme: currentTheme(), textWidth }, picture);
    read(place, isChosen);
    isChosen = false;
    name.follow(picture);
  });
  const { textWidth, stop: stopTexts } = createTextMeasure(frame, schedule);

  function read(next: Place | null, isSpoken: boolean) {
    if (picture === null || reading === undefined) return;
    place = next === null || reading.kept === undefined ? next : reading.kept(picture, next);
    if (place !== null || !isHidden) reading.show(picture, place);
    isHidden = place === null;
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
      choose:
        reading.choose &&
        ((chosen) => {
          if (picture === null) return;
          // The next picture says what has come of it.
          isChosen = true;
          reading.choose?.(picture, chosen);
        }),
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
    shown: () => data,
    drawAs: (scene) => {
      cancel();
      if (data === null) return;
      picture = draw({ ...scene, data }, null);
      root.setAttribute('aria-label', summary(picture));
      const step = stepOf?.(picture) ?? null;
      if (step !== null) root.setAttribute(STEP_ATTRIBUTE, String(step));
    },
    destroy: () => {
      cancel();
      name.stop();
      stopReading?.();
      stopThemes();
      stopTexts();
      observer.disconnect();
      frame.remove();
    },
  };
}

/**
 * Says the size of a picture to its styles. One that fills its frame would have all its texts laid out anew whenever the
 * browser tries other sizes of the frame, as it does to lay out the page.
 */
function keepSize({ style }: HTMLElement, { width, height }: Size) {
  style.setProperty('--drawn-width', `${width}px`);
  style.setProperty('--drawn-height', `${height}px`);
}

const sizeOf = ({ clientWidth: width, clientHeight: height }: Element): Size => ({ width, height });

/** The least time between two changes of the accessible name, in milliseconds: at each frame they would be noise. */
const NAME_EVERY = 1000;

/** Keeps the accessible name of `image` up to date, at most once a second, and never misses the last picture. */
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
