/** The things that the view for a projector shows one after the other, and the keys that go from one to the next. */
import type { PresentPlace } from '../../store/page/present.ts';
import type { StageName } from '../../store/page/view.ts';

/** What is shown of one network, or of two side by side; of random networks; of a sweep; and of a lesson. */
const THINGS = {
  one: ['function', 'features', 'network', 'movement', 'loss', 'alignment'],
  two: ['function', 'features', 'movement', 'loss', 'alignment', 'network'],
  prior: ['outputs', 'numbers'],
  sweep: ['result'],
  none: ['whole'],
} as const;
/** One thing of the lab; `whole`: the view as it is, larger; `layer`: that of which a network is looked into. */
export type LabThing = (typeof THINGS)[keyof typeof THINGS][number] | 'layer';

/**
 * Returns the things of what computes, in their order.
 *
 * @param hidden the parts of the page that its address hides; they are no things, unless nothing were left
 */
export function thingsOf(
  stage: StageName,
  isComparing: boolean,
  hidden: readonly string[] = [],
  hasLayer = false,
): readonly LabThing[] {
  if (stage !== 'training') return THINGS[stage];
  const all: readonly LabThing[] = [...THINGS[isComparing ? 'two' : 'one'], ...(hasLayer ? (['layer'] as const) : [])];
  const shown = all.filter((thing) => !hidden.includes(thing));
  return shown.length > 0 ? shown : all;
}

/**
 * Returns the place after (1) or before (-1) a place; `null`: there is none. After the last thing of an experiment of a
 * talk comes the first one of the next experiment.
 *
 * @param things the number of things of the present experiment
 * @param items the number of experiments of the talk
 */
export function moved({ thing, item }: PresentPlace, by: 1 | -1, things: number, items: number): PresentPlace | null {
  const next = Math.min(thing, things - 1) + by;
  if (next >= 0 && next < things) return { thing: next, item };
  const other = (item ?? NaN) + by;
  return other >= 0 && other < items ? { thing: by > 0 ? 0 : Infinity, item: other } : null;
}

/** What a key asks for: another thing, by number or in a direction, or something else. */
export type PresentAction = { goTo: number } | { moveBy: 1 | -1 } | { do: 'leave' | 'light' | 'note' };

/** Clickers send Page Down and Page Up. */
const KEYS: Readonly<Record<string, PresentAction>> = {
  PageDown: { moveBy: 1 },
  ArrowRight: { moveBy: 1 },
  PageUp: { moveBy: -1 },
  ArrowLeft: { moveBy: -1 },
  Home: { goTo: 0 },
  End: { goTo: Infinity },
  Escape: { do: 'leave' },
  s: { do: 'light' },
  n: { do: 'note' },
};

/** Returns what a key asks for; `null`: nothing. */
export function actionOf(key: string): PresentAction | null {
  if (/^[1-9]$/.test(key)) return { goTo: Number(key) - 1 };
  const name = key.length === 1 ? key.toLowerCase() : key;
  return Object.hasOwn(KEYS, name) ? KEYS[name] : null;
}
