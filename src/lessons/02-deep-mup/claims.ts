import type { LayerMeasure } from '../../config/measures/measures.ts';
import type { Moment, Quantity } from '../../config/sweep/quantity.ts';
import { quantityBySeed } from '../../config/sweep/result.ts';
import { numberText } from '../../words/number-text.ts';
import { axisNumbers, powerLawUpTo, withError, type Estimate } from '../claim-tools.ts';
import { defineClaim, type ClaimOf } from '../define-claim.ts';
import type { Claim, LessonResults } from '../lesson.ts';
import { sweepStudy } from '../read-results.ts';
import { said } from './words.ts';

/** The last hidden layer. */
const LAST = 3;

/** Returns a measure of a hidden layer, by default the last, as a quantity. */
export const ofFeatures = (measure: LayerMeasure, at: Moment = 'end', layer: number | 'last' = 'last'): Quantity => ({
  of: 'layer',
  measure,
  layer,
  at,
});
/** Mean squared error on the training set, divided by that at step 0. */
const relativeLoss: Quantity = { of: 'run', measure: 'loss', relative: true, at: 'end' };

type Scaling = 'sp' | 'ntp' | 'ip' | 'mup';
/** Networks of all widths: the study that trains them, and their scaling. */
interface Networks {
  study: 'widths' | 'relu' | 'start';
  scaling: Scaling;
}

const tanh = (scaling: Scaling): Networks => ({ study: 'widths', scaling });
const relu = (scaling: Scaling): Networks => ({ study: 'relu', scaling });
const nameOf = ({ study, scaling }: Networks): string => {
  const name = scaling === 'mup' ? 'μP' : scaling.toUpperCase();
  return study === 'relu' ? said.worlds.relu(name) : name;
};

/** Reads a quantity, [width][seed], and the widths. */
function byWidth(results: LessonResults, { study, scaling }: Networks, quantity: Quantity) {
  const { result } = sweepStudy(results, study);
  const widths = axisNumbers(result.sweep);
  const scalings = result.sweep.axes.at(1)?.values.map(String) ?? [scaling];
  const from = scalings.indexOf(scaling) * widths.length;
  return { widths, bySeed: quantityBySeed(result, quantity).slice(from, from + widths.length) };
}

/** Fits the slope of a quantity against width on log axes. */
function slopeOf(results: LessonResults, networks: Networks, quantity: Quantity): Estimate {
  const { widths, bySeed } = byWidth(results, networks, quantity);
  const { slope, error } = powerLawUpTo(widths, bySeed, Infinity);
  return { value: slope, error };
}

/** A quantity of the features and how closely its exponent is held. */
interface Held {
  quantity: (layer?: number) => Quantity;
  /** How far the slope may be from theory. */
  within: number;
}

/** Features change and shrink with powers of the square root of the width: slopes within 0.2 don’t meet. */
const held = (measure: LayerMeasure, at?: Moment): Held => ({
  quantity: (layer) => ofFeatures(measure, at, layer),
  within: 0.2,
});
/** Eigenvalues are squares of features, so their exponents are whole numbers: slopes within 0.45 don’t meet. */
const heldEigenvalue = (measure: LayerMeasure): Held => ({ ...held(measure), within: 0.45 });

const MOVEMENT = held('featureMove');
const JOINT = heldEigenvalue('jointMinEig');
const OWN = heldEigenvalue('gramMinEig');

/** The networks of a claim, all of which must have the exponent, and the layer that is measured; absent: the last. */
interface World {
  networks: Networks[];
  layer?: number;
}

/** Makes the claim that a quantity follows a power of the width, with the exponent of theory. */
const powerClaim = (
  about: Pick<ClaimOf<World>, 'world' | 'control'> & { id: keyof typeof said.statements },
  { quantity, within }: Held,
  theory: number,
): Claim =>
  defineClaim<World>({
    ...about,
    statement: said.statements[about.id],
    source: said.source,
    expected: said.expected.slope(numberText(theory, 2), within),
    studies: [...new Set([...about.world.networks, ...about.control.world.networks].map(({ study }) => study))],
    measure: (results, { networks, layer }) => {
      const found = networks.map((one) => ({ networks: nameOf(one), slope: slopeOf(results, one, quantity(layer)) }));
      return {
        reproduced: found.every(({ slope }) => Math.abs(slope.value - theory) < within),
        measured: said.measured.slopes(found.map((one) => ({ ...one, slope: withError(one.slope) }))),
      };
    },
  });

const only = (networks: Networks): World => ({ networks: [networks] });
const lazy: World = { networks: [tanh('sp'), tanh('ntp')] };
const ipAtStart: Networks = { study: 'start', scaling: 'ip' };
const inPlaceOfMup = (networks: Networks) => ({
  name: said.worlds.inPlaceOfMup(nameOf(networks)),
  world: only(networks),
});
const MUP_IN_PLACE = { name: said.worlds.mup, world: only(tanh('mup')) };

/** The share of the first loss below which a network has fitted its labels. */
const FITTED = 1e-4;

const fitted = defineClaim<Networks>({
  id: 'fitted',
  statement: said.statements.fitted,
  source: said.source,
  expected: said.expected.loss(FITTED),
  studies: ['widths', 'relu'],
  world: tanh('mup'),
  control: { name: said.worlds.ipWithRelu, world: relu('ip') },
  measure: (results, networks) => {
    const { bySeed } = byWidth(results, networks, relativeLoss);
    // A network that diverged has no loss, and counts as not fitted.
    const worst = Math.max(...bySeed.flat().map((loss) => (Number.isFinite(loss) ? loss : Infinity)));
    return { reproduced: worst < FITTED, measured: said.measured.loss(numberText(worst, 2)) };
  },
});

/** The claims about scalings. */
export const claims: readonly Claim[] = [
  powerClaim(
    {
      id: 'move-lazy',
      world: lazy,
      control: MUP_IN_PLACE,
    },
    MOVEMENT,
    -0.5,
  ),
  powerClaim(
    {
      id: 'move-mup',
      world: only(tanh('mup')),
      control: inPlaceOfMup(tanh('ntp')),
    },
    MOVEMENT,
    0,
  ),
  powerClaim(
    {
      id: 'collapse-ip',
      world: { networks: [ipAtStart], layer: LAST },
      control: { name: said.worlds.secondLayer, world: { networks: [ipAtStart], layer: LAST - 1 } },
    },
    held('featureRms', { step: 0 }),
    -1,
  ),
  powerClaim(
    {
      id: 'joint-mup',
      world: only(tanh('mup')),
      control: inPlaceOfMup(tanh('ntp')),
    },
    JOINT,
    0,
  ),
  powerClaim(
    {
      id: 'joint-lazy',
      world: lazy,
      control: MUP_IN_PLACE,
    },
    JOINT,
    -1,
  ),
  powerClaim(
    {
      id: 'joint-ip',
      world: only(tanh('ip')),
      control: { name: said.worlds.relus, world: only(relu('ip')) },
    },
    JOINT,
    -2,
  ),
  powerClaim(
    {
      id: 'joint-relu',
      world: only(relu('mup')),
      control: inPlaceOfMup(relu('ntp')),
    },
    JOINT,
    0,
  ),
  powerClaim(
    {
      id: 'still-independent',
      world: only(tanh('mup')),
      control: inPlaceOfMup(tanh('ip')),
    },
    OWN,
    0,
  ),
  fitted,
];
