/** The reports of a worker on a prior, without drawing any network, for tests. */
import type { PriorReport, PriorTheory } from '../../config/prior-report.ts';

/** An empty theory. */
export const NO_THEORY: PriorTheory = { numbers: {}, x: new Float64Array(), curves: {}, center: 0, deviation: 1 };

/** Returns the report of so many networks, without any measures. */
export const reportOf = (networks: number): PriorReport => ({
  networks,
  effective: networks,
  measures: [],
  histogram: { edges: new Float64Array(), counts: new Float64Array(), total: networks },
});
