import { join } from 'node:path';
import type { WriteRun } from './trained-run.ts';
import { provideDocument } from './svg/page-without-browser.ts';
import { writeWholeFile } from '../whole-file.ts';

const THEME = 'light';

/** Writes the pictures of a run as SVG files into a folder, each as the page would save it for one column of a paper. */
export const writeSvg: WriteRun = async (run, folder, { isPictureOnly }) => {
  provideDocument(THEME);
  const { figuresOfRun } = await import('./svg/figures-of-run.ts');
  for (const [name, svg] of Object.entries(await figuresOfRun(run, { theme: THEME, isPictureOnly })))
    writeWholeFile(join(folder, `${name}.svg`), svg);
};
