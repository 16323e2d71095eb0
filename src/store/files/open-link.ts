import type { LinkedKind } from '../../files/foreign-file.ts';
import type { FileOpener } from './file-opener.ts';
import { words } from '../../words/words.ts';
import { linkIn, linkInMarkup } from './link-in-text.ts';

/** Opens a link of the lab, whatever page it is of: what it stands for is behind its "#". */
export const openLink: FileOpener = async ({ name, blob }, lab) => {
  const text = (await blob.text()).trim();
  const link = linkIn(text);
  if (link === null) return { ok: false, sentence: words.openFile.unknown(name) };
  lab.begin(link);
  return { ok: true };
};

/** The most bytes of a picture, a citation or a script that are searched for a link. */
const MOST_MARKUP = 16e6;

/** Opens the link in a picture (SVG), a citation or a script that the lab has written. */
export const openMarkup =
  (kind: LinkedKind): FileOpener =>
  async ({ name, blob }, lab) => {
    const link = linkInMarkup(await blob.slice(0, MOST_MARKUP).text());
    if (link === null) return { ok: false, sentence: words.table.foreign[kind](name) };
    lab.begin(link);
    return { ok: true };
  };
