/** The steps of the tour: what each is about, as selectors of elements of the page. */
import type { words } from '../../words/words.ts';

/** The name of a step. */
export type TourStep = keyof typeof words.tour.steps;

/**
 * The elements that each step points at. The tour lies beside the first of them that is in the page and has a size; all
 * of the same selector are ringed.
 */
const ANCHORS: Readonly<Record<TourStep, readonly string[]>> = {
  networks: ['[data-tour="networks"]', '[data-tour="compare"]'],
  learned: ['[data-testid="learned-function"]'],
  features: ['[data-testid="moved-features"]'],
  time: ['[data-tour="time"]'],
  controls: ['[data-setting="scaling.gamma0"]', '[data-tour="controls"]', '[data-tour="begin"]'],
};

/** The steps in their order. */
export const TOUR_STEPS = Object.keys(ANCHORS) as readonly TourStep[];

/** Returns the elements that a step points at, in the order of the page; none if the page has none of them. */
export function anchorsOf(step: TourStep): readonly HTMLElement[] {
  for (const selector of ANCHORS[step]) {
    const shown = [...document.querySelectorAll<HTMLElement>(selector)].filter(hasSize);
    if (shown.length > 0) return shown;
  }
  return [];
}

/** What learns, as pictures, which the card leaves free where it can. */
const PICTURES = '[data-testid="learned-function"], [data-testid="moved-features"]';

/** Returns the box that the card lies beside: that of an element, with what lies below it down to the ends of the pictures. */
export function boxToClear(element: HTMLElement): Box {
  const { left, top, width, bottom } = element.getBoundingClientRect();
  const pictures = [...document.querySelectorAll<HTMLElement>(PICTURES)].filter(hasSize);
  const lowest = Math.max(bottom, ...pictures.map((picture) => picture.getBoundingClientRect().bottom));
  return { left, top, width, height: lowest - top };
}

const hasSize = (element: HTMLElement) => element.checkVisibility() && element.getBoundingClientRect().height > 0;

/** A box in the window, in CSS pixels. */
export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** The distance of the tour from what it is about, and from the edges of the window. */
const GAP = 12;
const EDGE = 8;

/**
 * Returns where a card of this size lies beside a box: below it, above, right or left of it, where it fits; else at the
 * lower edge of the window, over the box. It never leaves the window.
 */
export function placeBeside(
  anchor: Box | null,
  card: { width: number; height: number },
  window: { width: number; height: number },
): { left: number; top: number } {
  const within = (at: number, size: number, room: number) => Math.max(EDGE, Math.min(at, room - size - EDGE));
  const lowest = { left: within((window.width - card.width) / 2, card.width, window.width), top: window.height };
  const { left, top } = (anchor && whereItFits(anchor, card, window)) ?? lowest;
  return { left: within(left, card.width, window.width), top: within(top, card.height, window.height) };
}

/** Returns the first place beside a box that has room for the card; `null` if none has. */
function whereItFits(
  { left, top, width, height }: Box,
  card: { width: number; height: number },
  window: { width: number; height: number },
): { left: number; top: number } | null {
  const room = { x: card.width + GAP + EDGE, y: card.height + GAP + EDGE };
  const lowest = window.height - card.height - EDGE;
  if (top + height <= lowest) return { left, top: Math.min(top + height + GAP, lowest) };
  if (top - room.y >= 0) return { left, top: top - GAP - card.height };
  if (left + width + room.x <= window.width) return { left: left + width + GAP, top };
  if (left - room.x >= 0) return { left: left - GAP - card.width, top };
  return null;
}
