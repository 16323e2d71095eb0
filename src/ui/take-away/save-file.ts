/** Hands files to the browser, which saves them. */
import { plainName } from '../../config/export/plain-name.ts';

/** The type of a file by its ending. */
const TYPES: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  json: 'application/json',
  bib: 'application/x-bibtex',
  py: 'text/x-python',
  npz: 'application/zip',
  svg: 'image/svg+xml',
  png: 'image/png',
};

/**
 * Hands a file to the browser to save.
 *
 * @param name with its ending
 * @param content in pieces: a whole text may be too long for a string
 */
export function saveFile(name: string, content: Iterable<BlobPart>): void {
  const type = TYPES[name.slice(name.lastIndexOf('.') + 1)];
  const address = URL.createObjectURL(new Blob([...content], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The download has begun by then.
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

/** Returns a name as that of a file without its ending: small letters, digits and hyphens. */
export const fileStem = (name: string, otherwise: string): string =>
  plainName(name)
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
    .slice(0, 80) || otherwise;
