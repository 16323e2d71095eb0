import type { Measure } from '../../config/measures/measures.ts';
import { backwardReader } from './backward.ts';
import { balanceReader } from './balance.ts';
import { centeredFeatureReader } from './centered-features.ts';
import { centeredLimitReader } from './centered-limit.ts';
import { featureReader } from './features.ts';
import { machineReader } from './feature-machine.ts';
import { fitReader, outputReader, twinReader } from './fit.ts';
import { omegaReader } from './omega.ts';
import type { Reader } from './reader.ts';
import { ruleReader } from './rule-readings.ts';
import { sharpnessReader } from './sharpness.ts';
import { spectraReader } from './spectra.ts';
import { weightMoveReader } from './weight-move.ts';

/** The reader of every measure. A row of `config/measures` without a reader is a type error here: name
 * the measure in `gives` of the reader that measures it. */
const READER_OF: Record<Measure, Reader> = {
  ...byMeasure(outputReader),
  ...byMeasure(twinReader),
  ...byMeasure(fitReader),
  ...byMeasure(featureReader),
  ...byMeasure(centeredFeatureReader),
  ...byMeasure(balanceReader),
  ...byMeasure(weightMoveReader),
  ...byMeasure(backwardReader),
  ...byMeasure(centeredLimitReader),
  ...byMeasure(omegaReader),
  ...byMeasure(ruleReader),
  ...byMeasure(spectraReader),
  ...byMeasure(sharpnessReader),
  ...byMeasure(machineReader),
};

function byMeasure<Name extends Measure>(reader: Reader<Name>) {
  const given: Partial<Record<Measure, Reader>> = Object.fromEntries(reader.gives.map((name) => [name, reader]));
  return given as Record<Name, Reader>;
}

/** All readers, in the order in which a frame asks them. */
export const READERS: readonly Reader[] = [...new Set(Object.values(READER_OF))];
