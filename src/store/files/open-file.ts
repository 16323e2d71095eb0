/**
 * Opens what a person drops on the page, chooses, or pastes. Its content says what it is, and not its name. A file that
 * can't be opened is refused with one sentence, and changes nothing.
 */
import { FOREIGN_HEAD, foreignKind } from '../../files/foreign-file.ts';
import { byteText } from '../../words/byte-text.ts';
import { messageOf } from '../../words/message-of.ts';
import { plainText } from '../../words/plain-text.ts';
import { words } from '../../words/words.ts';
import type { Lab } from '../lab.ts';
import type { FileOpener, FileOutcome } from './file-opener.ts';
import type { GivenFile } from './given-file.ts';
import { linkIn } from './link-in-text.ts';

/** The kinds of files that are told apart by their first bytes. */
export type FileKind = 'json' | 'link' | 'npz' | 'npy' | 'table';

const said = words.openFile;
const MB = 1e6;

/** What opens each kind, with the most bytes that it may have: more would make the page freeze, or take its memory. */
const OPENERS: Readonly<Record<FileKind, { most: number; name: string; load: () => Promise<FileOpener> }>> = {
  json: { most: 64 * MB, name: said.kinds.json, load: async () => (await import('./open-json.ts')).openJson },
  table: { most: 1000 * MB, name: said.kinds.table, load: async () => (await import('./open-data.ts')).openData },
  npy: { most: 256 * MB, name: said.kinds.arrays, load: async () => (await import('./open-data.ts')).openData },
  npz: { most: 256 * MB, name: said.kinds.arrays, load: async () => (await import('./open-arrays.ts')).openArrays },
  link: { most: 0.1 * MB, name: said.kinds.link, load: async () => (await import('./open-link.ts')).openLink },
};

/** Opens the only one of several files. */
export async function openFiles(files: readonly GivenFile[], lab: Lab): Promise<FileOutcome> {
  if (files.length !== 1) return { ok: false, sentence: said.several(files.length) };
  return openFile(files[0], lab);
}

/** Opens a pasted text. */
export const openText = (text: string, lab: Lab): Promise<FileOutcome> =>
  openFile({ name: said.pasted, blob: new Blob([text]) }, lab);

/** Opens a file. Never throws. */
export async function openFile({ blob, ...given }: GivenFile, lab: Lab): Promise<FileOutcome> {
  const name = plainText(given.name);
  const file = { name, blob };
  try {
    if (blob.size === 0) return { ok: false, sentence: said.empty(name) };
    const foreign = foreignKind(new Uint8Array(await blob.slice(0, FOREIGN_HEAD).arrayBuffer()));
    if (foreign === 'svg' || foreign === 'bib' || foreign === 'script')
      return await (await import('./open-link.ts')).openMarkup(foreign)(file, lab);
    if (foreign) return { ok: false, sentence: words.table.foreign[foreign](name) };
    const kind = await kindOf(blob, name);
    if (kind === null) return { ok: false, sentence: said.unknown(name) };
    const opener = OPENERS[kind];
    if (blob.size > opener.most) {
      const sentence = said.tooLarge(name, byteText(blob.size), byteText(opener.most), opener.name);
      return { ok: false, sentence };
    }
    const open = await opener.load();
    return await open(file, lab);
  } catch (error) {
    return { ok: false, sentence: said.unreadable(name, messageOf(error)) };
  }
}

/** The bytes from which a kind is found out. */
const HEAD = 4096;

/** Returns the kind of a file by its first bytes; `null`: it is none. */
async function kindOf(blob: Blob, name: string): Promise<FileKind | null> {
  const head = new Uint8Array(await blob.slice(0, HEAD).arrayBuffer());
  if (startsWith(head, [0x50, 0x4b, 0x03, 0x04]) || startsWith(head, [0x50, 0x4b, 0x05, 0x06])) return 'npz';
  if (startsWith(head, [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59])) return 'npy';
  const text = new TextDecoder().decode(head).trim();
  if (text.startsWith('{') || text.startsWith('[')) return 'json';
  if (blob.size <= HEAD && linkIn(text) !== null) return 'link';
  // A single line may be any text. That of a table is refused as such.
  const isTable = /[\n\r]/.test(text) || (text !== '' && /\.(csv|tsv)$/i.test(name));
  return isTable && !text.includes('\u0000') ? 'table' : null;
}

const startsWith = (bytes: Uint8Array, magic: readonly number[]): boolean =>
  magic.every((byte, i) => bytes[i] === byte);
