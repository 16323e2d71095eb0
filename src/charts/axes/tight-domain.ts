import { tickStep } from 'd3';
import { TRANSFORMS, type AxisScale, type Domain } from './axis-scale.ts';
import { roundDown, roundUp } from './quiet-domain.ts';

/** The values up to a ceiling; all of them where none is below it. */
export function upTo(ceiling: number, values: readonly number[]): number[] {
  const below = values.filter((value) => value <= ceiling);
  return below.length > 0 ? below : [...values];
}

/** Linear bounds are multiples of about this part of the data's range. */
const PARTS = 8;

/** An even axis is at least so long, as a share of the largest value on it: less would be magnified rounding errors. */
const SHORTEST = 1e-3;

/**
 * The domain of an axis that shows differences: round bounds close around the data, whether zero is near or not. The
 * previous one stays while the data lies inside it and fills at least `share` of it.
 */
export function tightDomain(
  previous: Pick<AxisScale, 'kind' | 'domain'> | null,
  data: Domain,
  kind: 'linear' | 'log',
  share: number,
): Domain {
  const extent = kind === 'linear' ? longEnough(data) : data;
  const { forward } = TRANSFORMS[kind];
  const length = ([low, high]: Domain) => forward(high) - forward(low);
  if (previous?.kind === kind) {
    const { domain } = previous;
    const isInside = extent[0] >= domain[0] && extent[1] <= domain[1];
    if (isInside && length(extent) >= share * length(domain)) return domain;
  }
  return kind === 'log' ? roundLog(extent) : roundLinear(extent);
}

/** Data that differs by next to nothing in the middle of the shortest axis; a lone value has one of its own. */
function longEnough([low, high]: Domain): Domain {
  const shortest = SHORTEST * Math.max(Math.abs(low), Math.abs(high));
  if (low === high || high - low >= shortest) return [low, high];
  const middle = (low + high) / 2;
  return [middle - shortest / 2, middle + shortest / 2];
}

function roundLinear([low, high]: Domain): Domain {
  // A lone value has the middle of the axis.
  const room = Math.abs(low) / 2 || 1;
  if (low === high) return [low - room, high + room];
  const step = tickStep(low, high, PARTS);
  const tidy = (value: number) => Number(value.toPrecision(12));
  return [tidy(Math.floor(low / step + 1e-9) * step), tidy(Math.ceil(high / step - 1e-9) * step)];
}

const roundLog = ([low, high]: Domain): Domain =>
  low === high ? [low / 2, high * 2] : [roundDown(low), roundUp(high)];
