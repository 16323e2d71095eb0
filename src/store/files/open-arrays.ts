import { configOf, hasNetwork, namesLikeWeights, networkShape, readNetworkFile } from '../../config/network-file.ts';
import { readNpzCalmly } from '../../files/npz.ts';
import { messageOf } from '../../words/message-of.ts';
import { words } from '../../words/words.ts';
import type { Lab } from '../lab.ts';
import type { FileOpener, FileOutcome } from './file-opener.ts';
import type { GivenFile } from './given-file.ts';
import { hasData, networkData } from './network-data.ts';
import { openData } from './open-data.ts';

/** Opens a file .npz: a network that trains on, with the data that came with it, or data alone. */
export const openArrays: FileOpener = async (file, lab) => {
  const bytes = new Uint8Array(await file.blob.arrayBuffer());
  try {
    return await openNpz(bytes, file, lab);
  } catch (error) {
    // It is the sentence of a refusal, and names the file.
    return { ok: false, sentence: messageOf(error) };
  }
};

async function openNpz(bytes: Uint8Array, file: GivenFile, lab: Lab): Promise<FileOutcome> {
  const breathe = () => new Promise<void>((resolve) => setTimeout(resolve));
  const arrays = await readNpzCalmly(bytes, file.name, breathe);
  if (!hasNetwork(arrays)) {
    const names = namesLikeWeights(arrays).slice(0, 4);
    if (names.length === 0) return openData(file, lab);
    if (!('x' in arrays)) throw new Error(words.networkFile.otherNames(file.name, names));
    const outcome = await openData(file, lab);
    return outcome.ok ? { ok: true, sentence: words.networkFile.notRead(file.name, names) } : outcome;
  }
  const present = lab.experiment.getState().experiment;
  const own = configOf(arrays, file.name)?.task.name;
  // The data of any other task follow from the experiment of the file.
  const needsData = own === undefined || own === 'own' || own === 'given';
  const data =
    needsData && hasData(arrays) ? await networkData(arrays, file.name, networkShape(arrays, file.name)) : null;
  const network = readNetworkFile(arrays, file.name, present, data?.task);
  const shelf = await lab.data.shelf();
  // The same data may be kept already, with names that this file lacks.
  if (data && (data.hasNames || !(await shelf.file(data.digest)))) await shelf.put(data);
  lab.openNetwork(file.name, network);
  return { ok: true };
}
