import process from 'node:process';

/** A line on a terminal that is written over. */
export interface ProgressLine {
  show: (text: string) => void;
  clear: () => void;
}

/** How much is done, on a line of its own; nothing where no one watches. */
export function createProgressLine(): ProgressLine {
  const write = (text: string) => {
    if (process.stderr.isTTY) process.stderr.write(`\r\u001B[K${text}`);
  };
  return { show: write, clear: () => write('') };
}
