import { spoken } from '../language.ts';
import { countText } from '../number-text.ts';
import { amount, plural, told } from './task-phrases.ts';

interface Sizes {
  inputs: number;
  outputs: number;
  classes: number | null;
  samples: number;
  testSamples: number;
}

const listed = (names: readonly string[]) => `${told(names.slice(0, 6))}${names.length > 6 ? ', …' : ''}`;

/** Names data: by their file, if its name is known, else by their digest. */
const whatOf = (file: string, sizes: string, digest: string) =>
  file === '' ? `${sizes}, digest ${digest}` : `${file}, ${sizes}`;

/** The words about data that a person has opened, wherever they are trained on. */
export const ownData = spoken('ownData', {
  /** "13 inputs, 3 classes, 133 training and 45 test samples" */
  sizes: ({ inputs, outputs, classes, samples, testSamples }: Sizes) =>
    `${plural(inputs, 'input')}, ${classes === null ? plural(outputs, 'target') : plural(classes, 'class', 'classes')}, ${countText(samples)} training and ${plural(testSamples, 'test sample')}`,
  /** Says what there is to learn by the names of classes, or of numbers. */
  sentence: (
    { file, d, ...amounts }: { file: string; d: number; samples: number; testSamples: number },
    classes: readonly string[],
    targets: readonly string[],
  ) =>
    `Learn ${classes.length > 0 ? `which of ${classes.length} classes (${listed(classes)}) a sample belongs to` : listed(targets)} from ${plural(d, 'input')} of ${file || 'your own data'}${amount(amounts)}`,
  none: 'No data are chosen yet; open a table or arrays of your own.',
  missing: (file: string, sizes: string, digest: string) =>
    `These data must be opened here too: ${whatOf(file, sizes, digest)}. Open the same file with the same choices, and the run begins.`,
  missingHere: (file: string, sizes: string, digest: string) =>
    `This trains on data of its own (${whatOf(file, sizes, digest)}); name their file with --data FILE.`,
  broken: (digest: string) => `The kept data ${digest} can't be read; open their file again.`,
  otherSizes: (digest: string, asked: string, found: string) =>
    `The data ${digest} have ${found}, and the settings ask for ${asked}; open the data anew and train on them.`,
  tooFew: (name: string, wanted: number, there: number) =>
    `${countText(wanted)} samples are asked for, and ${name} has ${countText(there)} of this kind; take at most ${countText(there)}.`,
});
