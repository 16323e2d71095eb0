import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { ensureDigits } from '../../scripts/digits.ts';
import type { ReadDigits } from '../../src/tasks/data/dataset.ts';
import type { AssetAddresses } from '../../src/worker/protocol.ts';

const pathOf = (asset: 'small' | 'all') => fileURLToPath(new URL(`../../public/digits/${asset}.bin`, import.meta.url));

/** The paths of the digits files, which exist once the digits were read. */
export const DIGITS_FILES: AssetAddresses = { digits: { small: pathOf('small'), all: pathOf('all') } };

/** Reads digits from their files, and builds these first if they are missing. */
export const readDigits: ReadDigits = (asset) => {
  ensureDigits();
  return readFile(DIGITS_FILES.digits[asset]);
};
