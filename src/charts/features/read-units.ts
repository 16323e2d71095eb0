/** Reads and chooses the units of a picture by mouse, touch and keys. */
import { words } from '../../words/words.ts';
import type { ChartReading, Size } from '../shell/create-chart.ts';
import { formatCount, formatNumber } from '../shell/format-number.ts';
import type { FeaturesData, ShownUnits } from './features-data.ts';
import { placesIn } from './paint-units.ts';

/** The part of a painted picture that is read. */
export interface ReadFeatures {
  data: FeaturesData;
  reach: number;
  size: Size;
}

/** A finger chooses a unit within so many pixels. */
const NEAR = 22;
const DIGITS = 2;

/**
 * Returns how units are read: the one under the pointer, or the next one by the arrow keys.
 *
 * @param show marks the unit that is read, with its text; `null`: none
 */
export const unitReading = (
  show: (picture: ReadFeatures, unit: number | null, text: string) => void,
  choose: (unit: number) => void,
): ChartReading<ReadFeatures, number> => ({
  at: (picture, { x, y }) => {
    const shown = unitsOf(picture);
    return shown && nearestUnit(picture, shown, x, y);
  },
  moved: (picture, { key }, unit) => {
    const shown = unitsOf(picture);
    return shown ? unitAt(key, unit, shown.now.length / 2) : undefined;
  },
  kept: (picture, unit) => (2 * unit < (unitsOf(picture)?.now.length ?? 0) ? unit : null),
  show: (picture, unit) => show(picture, unit, unit === null ? '' : textOf(picture, unit)),
  spoken: textOf,
  choose: (_, unit) => choose(unit),
});

const unitsOf = ({ data: { shown } }: ReadFeatures): ShownUnits | null => (shown.of === 'units' ? shown : null);

function nearestUnit({ reach, size }: ReadFeatures, { now }: ShownUnits, x: number, y: number): number | null {
  const toPixel = placesIn({ size }, reach);
  let [nearest, least]: [number | null, number] = [null, NEAR];
  for (let i = 0; i < now.length; i += 2) {
    const distance = Math.hypot(toPixel(now, i) - x, toPixel(now, i + 1) - y);
    if (distance < least) [nearest, least] = [i / 2, distance];
  }
  return nearest;
}

/** Returns the unit that a key leads to; `undefined` for another key. */
function unitAt(key: string, unit: number | null, count: number): number | undefined {
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  if (key === 'ArrowRight' || key === 'ArrowDown') return unit === null ? 0 : (unit + 1) % count;
  if (key === 'ArrowLeft' || key === 'ArrowUp') return unit === null ? count - 1 : (unit + count - 1) % count;
  return undefined;
}

/** Says which unit it is, where it is, how far it has moved, and whether it is chosen. */
function textOf(picture: ReadFeatures, unit: number): string {
  const shown = unitsOf(picture);
  if (!shown) return '';
  const { now, start } = shown;
  const [x, y] = [now[2 * unit], now[2 * unit + 1]];
  const moved = Math.hypot(x - start[2 * unit], y - start[2 * unit + 1]);
  const said = words.pictures.features.readUnit;
  const [count, number] = [now.length / 2, unit + 1].map((value) => formatCount(value));
  const [atX, atY, by] = [x, y, moved].map((value) => formatNumber(value, DIGITS));
  return said({ number, count, x: atX, y: atY, moved: by, isChosen: picture.data.chosen.includes(unit) });
}
