import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Experiment } from '../../src/config/experiment.ts';
import { networkShape, readNetworkFile } from '../../src/config/network-file.ts';
import { layerShapes } from '../../src/config/scaling.ts';
import type { RunStart } from '../../src/engine/run/snapshot.ts';
import { foreignKind } from '../../src/files/foreign-file.ts';
import { readNpz } from '../../src/files/npz.ts';
import { messageOf } from '../../src/words/message-of.ts';
import { words } from '../../src/words/words.ts';
import { UsageError } from '../exit.ts';

/**
 * Reads the network of a file of arrays, to go on with the settings of an experiment: those in the file don't count.
 *
 * @throws UsageError with a sentence when it can't be read, is at the end of the run or beyond, or is not of the shape that
 *   the experiment asks for
 */
export async function readStart(path: string, experiment: Experiment): Promise<RunStart> {
  const file = basename(path);
  const bytes = await readFile(path).catch((error: unknown) => {
    throw new UsageError(words.cli.cannotRead(path, messageOf(error)));
  });
  try {
    if (foreignKind(bytes) === 'objects') throw new Error(words.table.foreign.objects(file));
    const { learning_rates: _, rate_schedules: __, ...arrays } = readNpz(bytes, file);
    const sizesOf = (layers: readonly (readonly [number, number])[]) =>
      [layers[0][1], ...layers.map(([fanOut]) => fanOut)].join(' → ');
    const [found, asked] = [networkShape(arrays, file).layers, layerShapes(experiment)].map(sizesOf);
    const hasBiases = 'b1' in arrays;
    if (found !== asked || hasBiases !== experiment.net.bias) {
      throw new Error(words.cli.otherNetwork(file, { found, hasBiases }, { asked, bias: experiment.net.bias }));
    }
    const config = { text: JSON.stringify(experiment) };
    const { initial, present } = readNetworkFile({ ...arrays, config }, file, experiment);
    if (present.step >= experiment.train.steps) {
      throw new Error(words.cli.networkAtEnd(file, present.step, experiment.train.steps));
    }
    return { initial: [initial], present: [present] };
  } catch (error) {
    throw new UsageError(messageOf(error));
  }
}
