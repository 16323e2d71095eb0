/**
 * The pictures on the page, by their elements, and how each is drawn once more elsewhere: so that a picture can be saved
 * at another size without a change of the one that is shown.
 */
import type { TaskPicture } from '../../tasks/data/dataset.ts';
import type { AnyFeatures, FeaturesData } from '../features/features-data.ts';
import type { FunctionData } from '../function/function-data.ts';
import type { Scene } from '../shell/create-chart.ts';
import type { Theme, ThemedColor } from '../shell/palette.ts';

/** A curve that is named beside the picture, and not in it. */
export interface NamedCurve {
  label: string;
  color: ThemedColor;
  dash?: readonly number[];
}

/** The colours of values beside a picture, from the least to the largest. */
export interface ValueScale {
  low: string;
  high: string;
  colors: (theme: Theme) => readonly string[];
}

/** What a picture shows whose axes and legend are made with its figure. */
export type PictureData =
  | { of: 'function'; data: FunctionData }
  | { of: 'answers'; labels: readonly string[] }
  | { of: 'table' }
  | { of: 'features'; data: FeaturesData<AnyFeatures> }
  | { of: 'task'; picture: TaskPicture };

/** How a picture of the page is drawn elsewhere. */
export interface DrawnPicture {
  /** Draws what it shows into another element at once; returns the function that takes it away, `null` if it is empty. */
  drawInto: (element: HTMLElement, scene: Omit<Scene<unknown>, 'data'>) => (() => void) | null;
  /** Returns its name where it stands beside others; empty: none. */
  name: () => string;
  /** Returns the curves whose names don't stand in it. */
  keys: () => readonly NamedCurve[];
  /** Returns the scale of its colours, if that stands beside it; `null`: there is none. */
  scale: () => ValueScale | null;
  /** Returns what it shows, if that gives it axes and a legend in a figure; `null`: it has all of them. */
  data: () => PictureData | null;
}

/** A picture without anything beside it. */
export const BARE_PICTURE: Omit<DrawnPicture, 'drawInto'> = {
  name: () => '',
  keys: () => [],
  scale: () => null,
  data: () => null,
};

const drawn = new WeakMap<Element, DrawnPicture>();

/** Says how the picture in an element is drawn elsewhere; returns the function that forgets it. */
export function rememberPicture(element: Element, picture: DrawnPicture): () => void {
  drawn.set(element, picture);
  return () => drawn.delete(element);
}

/** The attribute of an element whose pictures are saved as one figure. */
export const FIGURE_ATTRIBUTE = 'data-pictures';

/** Returns the pictures of a figure in the order of the page, each with its element. Those of a figure inside it don't count. */
export const picturesOf = (figure: Element): { element: Element; picture: DrawnPicture }[] =>
  [...figure.querySelectorAll('*')].flatMap((element) => {
    const picture = drawn.get(element);
    return picture && element.closest(`[${FIGURE_ATTRIBUTE}]`) === figure ? [{ element, picture }] : [];
  });
