/** What a worker says of a prior, without drawing any network, for tests. */
import type { PriorReport, PriorTheory } from '../../config/prior-report.ts';

/** A theory that knows nothing. */
export const NO_THEORY: PriorTheory = { numbers: {}, x: new Float64Array(), curves: {}, center: 0, deviation: 1 };

/** The report of so many networks, in which nothing was measured. */
export const reportOf = (networks: number): PriorReport => ({
  networks,
  effective: networks,
  measures: [],
  histogram: { edges: new Float64Array(), counts: new Float64Array(), total: networks },
});
