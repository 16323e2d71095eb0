import { words } from '../words/words.ts';

/** Counts the bytes that reading a file takes, so that no file can fill the memory. */
export interface MemoryBudget {
  /**
   * Takes so many bytes.
   *
   * @throws a sentence about `subject` when they would be too many
   */
  take: (bytes: number, subject: string) => void;
  giveBack: (bytes: number) => void;
}

/** The bytes that a file may take. What is taken in passing stays below 256 MB with them. */
const MOST_BYTES = 180e6;

/** Creates the budget of a file. */
export function createBudget(): MemoryBudget {
  let taken = 0;
  return {
    take: (bytes, subject) => {
      if (taken + bytes > MOST_BYTES) {
        throw new Error(words.numpy.memory(subject, megabytes(taken + bytes), megabytes(MOST_BYTES)));
      }
      taken += bytes;
    },
    giveBack: (bytes) => void (taken -= bytes),
  };
}

const megabytes = (bytes: number) => Math.ceil(bytes / 1e6).toString();
