/** The figure of pictures on the page: drawn anew at the size of a figure, with what is said of them. */
import {
  figureOf,
  type Figure,
  type FigureContent,
  type FigureKey,
  type FigurePicture,
} from '../../charts/export/figure.ts';
import { FORMATS, type FigureSize } from '../../charts/export/figure-sizes.ts';
import { legendOf } from '../../charts/export/picture-legend.ts';
import { drawInFigure, drawOnStage, measureText } from '../../charts/export/stage.ts';
import { STEP_ATTRIBUTE } from '../../charts/shell/create-chart.ts';
import { FIGURE_ATTRIBUTE, picturesOf } from '../../charts/export/drawn-pictures.ts';
import type { Theme } from '../../charts/shell/palette.ts';
import { words } from '../../words/words.ts';

const said = words.figures;

/** The facts that a figure has beside its pictures. */
export interface FigureFacts {
  /** The title of the figure. */
  title: string;
  /** What is seen, in the name of its file: the same in every language, such as "featureMove". */
  kind: string;
  /** What is said before what the pictures say of themselves; a function is asked when a figure is made. */
  caption?: string | (() => string);
  /** Whether that is all, and the pictures' own sentences would only say it once more. */
  isWholeCaption?: boolean;
  /** What was set; absent: the settings of what the view shows. */
  settings?: string;
  /** Returns the step of the pictures where they don't say it themselves; absent: that of the page. */
  step?: () => number | null;
  /** Whether the pictures are about the network of this side alone. */
  isOfSide?: boolean;
}

/** The texts of a figure. */
export interface FigureTexts extends Pick<FigureFacts, 'isWholeCaption'> {
  title: string;
  caption: string;
  settings: string;
  link: string;
}

/** The picture itself, without what is written below it. */
const PICTURE = '[role="img"], [role="application"]';

/** A figure, and what it was made of. */
export interface FigureOnPage {
  figure: Figure;
  content: FigureContent;
  /** The step that its pictures show, the latest where they differ; `null`: they don't say. */
  step: number | null;
}

/**
 * Returns the figure of the pictures beside an element: those of the nearest element around it with `data-pictures`;
 * `null` if there is none to see.
 */
export function figureOnPage(
  beside: Element,
  { isWholeCaption = false, ...texts }: FigureTexts,
  { size, theme, isPictureOnly }: { size: FigureSize; theme: Theme; isPictureOnly: boolean },
): FigureOnPage | null {
  const root = beside.closest(`[${FIGURE_ATTRIBUTE}]`);
  if (root === null) return null;
  const seen = picturesOf(root).flatMap(({ element, picture }) => {
    const place = (element.querySelector(PICTURE) ?? element).getBoundingClientRect();
    if (place.width === 0 || place.height === 0) return [];
    const { width, height } = place;
    // Drawn once for its sentence: that of the page is up to a second old.
    const drawn = drawOnStage(picture, { size: { width, height }, theme, prefix: 'p' });
    return drawn === null ? [] : [{ picture, place, sentence: drawn.sentence, step: drawn.step }];
  });
  if (seen.length === 0) return null;
  const pictures = seen.map(({ picture, place: { left, top, width, height } }): FigurePicture => {
    return {
      name: seen.length > 1 ? picture.name() : '',
      place: { left, top, width, height },
      draw: (own, prefix) => drawInFigure(picture, { size: own, theme, prefix }),
    };
  });
  const sentences = isWholeCaption ? [] : [...new Set(seen.map(({ sentence }) => sentence))];
  const legends = seen.flatMap(({ picture }) => {
    const data = picture.data();
    return data === null ? [] : [legendOf(data, theme)];
  });
  const caption = [texts.caption, ...sentences, ...legends.map(({ note }) => note)]
    .filter((sentence) => sentence !== '')
    .join(' ');
  const named = seen.flatMap(({ picture }) =>
    picture.keys().map(({ label, color, dash }): FigureKey => ({ label, color: color(theme), dash })),
  );
  const keys = new Map([...named, ...legends.flatMap((one) => one.keys)].map((key) => [key.label, key]));
  const shownScale = seen.map(({ picture }) => picture.scale()).find((one) => one !== null);
  const scale = shownScale
    ? { ...shownScale, colors: shownScale.colors(theme) }
    : (legends.find((one) => one.scale !== null)?.scale ?? null);
  const content = { ...texts, caption, pictures, keys: [...keys.values()], scale, creator: said.creator };
  const looks = { format: FORMATS[size], theme, measure: measureText, isPictureOnly };
  return { figure: figureOf(content, looks), content, step: stepOf(seen, root) };
}

/** Returns the step of pictures: the latest that they say, or that of the view which they are in. */
function stepOf(seen: readonly { step: number | null }[], root: Element): number | null {
  const steps = seen.flatMap(({ step }) => step ?? []);
  if (steps.length > 0) return Math.max(...steps);
  const ofView = root.closest(`[${STEP_ATTRIBUTE}]`)?.getAttribute(STEP_ATTRIBUTE) ?? null;
  return ofView === null ? null : Number(ofView);
}
