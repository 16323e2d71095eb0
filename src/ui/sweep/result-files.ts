/** Results of sweeps as files: saving them, and opening them. */
import { sweepCsvText } from '../../config/sweep/csv.ts';
import { readSweepResult, sweepResultText } from '../../config/sweep/result-file.ts';
import type { SweepResult } from '../../config/sweep/result.ts';
import { words } from '../../words/words.ts';
import { fileStem, saveFile } from '../take-away/save-file.ts';
import { parseJson } from '../../settings/parse-json.ts';

const said = words.sweepPage.files;

/** The kinds of files that a result is saved as. */
export type FileKind = 'csv' | 'json';

/** Returns a result as the text of a file, in pieces: the whole text may be too long for a string. */
export const textOf = (result: SweepResult, kind: FileKind): Iterable<string> =>
  kind === 'csv' ? sweepCsvText(result) : sweepResultText(result);

/** Hands a result to the browser as a file to save. */
export const saveResult = (result: SweepResult, kind: FileKind): void =>
  saveFile(`${fileStem(result.sweep.name, said.fileName)}.${kind}`, textOf(result, kind));

/** Reads the result of a file that a person chose, or returns a sentence that says why there is none. */
export async function readResultFile(
  file: Pick<File, 'name' | 'text'>,
): Promise<{ ok: true; result: SweepResult } | { ok: false; sentence: string }> {
  let json: unknown;
  try {
    json = parseJson(await file.text());
  } catch (error) {
    const isText = error instanceof SyntaxError;
    return { ok: false, sentence: isText ? said.notJson(file.name) : said.unreadable(file.name) };
  }
  const read = readSweepResult(json);
  return read.ok ? read : { ok: false, sentence: said.refused(file.name, read.sentence) };
}
