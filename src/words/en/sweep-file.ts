/** What is said about the files that hold results of sweeps. */
export const sweepFile = {
  notAResult: 'This is not the result of a sweep. Take a file that the lab has written, with "kind": "sweep" in it.',
  version: (version: string) =>
    `This result has the form of version ${version}; this lab reads version 1. Take a lab that is as new as the file.`,
  damaged: (where: string) => `This result is damaged at ${where}. Take another copy of it, or run the sweep again.`,
  badSweep: (problem: string) => `The sweep of this result can't be read: ${problem}`,
  nothingToMerge: 'Give at least one result to merge.',
  otherSweep: (first: string, other: string) =>
    `${first} and ${other} are results of different sweeps. Merge only what one sweep file has given.`,
  otherBackend: (first: string, firstBackend: string, other: string, otherBackend: string) =>
    `${first} was trained on ${firstBackend} and ${other} on ${otherBackend}, which differ in rounding. Give every shard the same --backend.`,
  otherRun: (first: string, other: string, cell: number, seed: number) =>
    `${first} and ${other} both have run ${seed} of cell ${cell}, and not the same. Merge only what one version of the lab has given on machines of one kind.`,
};
