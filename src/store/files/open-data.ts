import type { FileOpener } from './file-opener.ts';

/** Shows a table or arrays in the dialog of a person's own data, which reads them and says what is wrong. */
export const openData: FileOpener = (file, lab) => {
  lab.data.open(file);
  return Promise.resolve({ ok: true, sentence: null });
};
