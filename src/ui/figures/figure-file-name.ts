/** The names of the files of figures: what is seen, of which network, at which step, and how large. */
import type { FigureSize } from '../../charts/export/figure-sizes.ts';
import { words } from '../../words/words.ts';
import { fileStem } from '../take-away/save-file.ts';

const said = words.figures;

/** What tells the file of a figure from others. */
export interface FigureIdentity {
  /** What is seen, by a name that is the same in every language: "featureMove". */
  kind: string;
  /** The networks in it: lazy, rich, or what differs; empty where it is of none. */
  networks: string;
  /** `null`: it has none. */
  step: number | null;
  size: FigureSize;
  isPictureOnly: boolean;
}

/** Returns the name of a file of a figure without its ending, such as "loss-lazy-rich-step-512-1-column". */
export function figureFileName({ kind, networks, step, size, isPictureOnly }: FigureIdentity): string {
  const stem = fileStem(`${kind.replace(/(?<=[a-z])[A-Z]/g, '-$&')} ${networks}`, said.fileName);
  const facts = [step === null ? '' : said.atStep(step), said.sizeOfFile[size], isPictureOnly ? said.alone : ''];
  return [stem, ...facts].filter((part) => part !== '').join('-');
}
