import { spoken } from '../language.ts';

/**
 * The sentences about files of NumPy, .npy and .npz. `subject` is a file, or an array in one; each says what is wrong, with
 * the value, and what to do.
 */
const SAVE = 'save the file again';
const SAVE_NUMBERS = 'save it as numbers, such as with numpy.asarray(a, dtype="float32")';

/** The words about files of NumPy. */
export const numpy = spoken('numpy', {
  noSnapshots:
    'The weights of this run are not kept: it is too large, or newer runs needed the room. Train it by npm run lab -- export with --npz, or run a smaller network.',

  dataTooLarge:
    'The data of this run are too large for a file .npz, so the script would have nothing to train on; take fewer samples, or train it by npm run lab -- run.',
  notFromStart: (step: number) =>
    `This run went on from the weights of step ${step}, and a script begins at step 0; begin the run anew without that network, then take its script.`,
  pointsAdded:
    'Points were added while this run trained, and a script has the same data from step 0 on; reset the run, and take its script when it has trained.',
  askedTwice: 'The arrays of this run are on their way already; wait for them.',

  inFile: (array: string, file: string) => `"${array}" in ${file}`,

  notNpy: (subject: string, start: string) =>
    `${subject} isn't a NumPy array: it begins with ${start} and not with \\x93NUMPY; save it with numpy.save or numpy.savez.`,
  version: (subject: string, version: string) =>
    `${subject} has the version ${version} of NumPy's format, and 1.0, 2.0 and 3.0 are known; save it with a newer numpy.`,
  headerEnds: (subject: string, said: number, there: number) =>
    `${subject} ends within its header, which says that it has ${said} bytes and has ${there}; ${SAVE}.`,
  headerLong: (subject: string, bytes: number, most: number) =>
    `${subject} has a header of ${bytes} bytes, and at most ${most} are read; ${SAVE}.`,
  header: (subject: string, header: string) =>
    `${subject} has a header that can't be read, ${header}; save it with numpy.save or numpy.savez.`,
  dimensions: (subject: string, count: number, most: number) =>
    `${subject} has ${count} dimensions, and at most ${most} are read; reshape it.`,
  objects: (subject: string) =>
    `${subject} holds Python objects (dtype "O"), which could run a program and are never opened; ${SAVE_NUMBERS}.`,
  columns: (subject: string, type: string) =>
    `${subject} is a table with named columns (dtype ${type}), and only plain numbers are read; save each column as an array.`,
  texts: (subject: string, type: string, shape: string) =>
    `${subject} holds texts (dtype "${type}", shape ${shape}), and only numbers are read; save classes as numbers, such as with numpy.unique(a, return_inverse=True)[1].`,
  type: (subject: string, type: string) =>
    `${subject} has the type "${type}", and only bool, int8 to int64, uint8 to uint64, float16, float32 and float64 are read; ${SAVE_NUMBERS}.`,
  sizes: (subject: string, shape: string, type: string, said: number, there: number) =>
    `${subject} has the shape ${shape} of "${type}", which takes ${said} bytes, and ${there} are there; ${SAVE}.`,
  tooLarge: (subject: string, value: string, place: string) =>
    `${subject} holds ${value} at ${place}, and whole numbers are read below 2^53 = 9007199254740992; save it as float64.`,
  letter: (subject: string, code: number, place: number) =>
    `${subject} holds a text whose letter ${place} is ${code}, which is no character; ${SAVE}.`,
  memory: (subject: string, megabytes: string, most: string) =>
    `${subject} would take ${megabytes} MB of memory with what is read before it, and at most ${most} MB are read of a file; save fewer samples, or float32 in place of float64.`,

  notZip: (file: string, start: string) =>
    `${file} isn't an .npz file: it begins with ${start} and has no directory of a zip archive at its end; it may be cut short: save it again with numpy.savez.`,
  directory: (file: string, place: number) =>
    `${file} has a damaged directory at byte ${place}; save it again with numpy.savez.`,
  manyArrays: (file: string, count: number, most: number) =>
    `${file} holds ${count} arrays, and at most ${most} are read; save fewer.`,
  notArray: (file: string, name: string) =>
    `${file} holds "${name}", which is no array (.npy); take it out, or save the arrays again with numpy.savez.`,
  arrayName: (file: string, name: string) =>
    `${file} holds an array with the name "${name}", which could be a path to another folder; give it a plain name.`,
  twice: (file: string, name: string) => `${file} holds "${name}" twice; save it again with every name once.`,
  encrypted: (subject: string) => `${subject} is encrypted; save it without a password.`,
  method: (subject: string, method: number) =>
    `${subject} is compressed by method ${method}, and 0 (numpy.savez) and 8 (numpy.savez_compressed) are read; save it with one of these.`,
  outside: (subject: string, from: number, to: number, there: number) =>
    `${subject} lies at the bytes ${from} to ${to} of a file of ${there}; it is cut short or damaged: ${SAVE}.`,
  impossible: (subject: string, packed: number, said: number) =>
    `${subject} says that its ${packed} bytes unfold to ${said}, which can't be; ${SAVE}.`,
  unfolds: (subject: string, said: number) =>
    `${subject} doesn't unfold to the ${said} bytes that its file says; it is damaged: ${SAVE}.`,
  damaged: (subject: string) => `${subject} is damaged: its checksum is not that of its file; ${SAVE}.`,
});
