import { spoken } from '../language.ts';

/** The words of the panel with the list of runs, which is loaded late. */
export const runsPanel = spoken('runsPanel', {
  title: 'Runs',
  close: 'Close the runs',
  about: 'Pinned runs are drawn in the charts, beside the present one.',
  kept: (runs: number, size: string) =>
    `The browser keeps the last ${runs} runs, all that are pinned or have a name from you, and ${size} of their curves and moments: of the oldest, the moments go first, then the curves; those of pinned and named runs last.`,
  full: (runs: number, size: string) =>
    runs === 0
      ? 'The browser has no more room for changes of this list: they are gone after a reload.'
      : `The browser has no more room: the curves of ${runs === 1 ? 'one run' : `${runs} runs`} (${size}) are gone after a reload; settings and results stay.`,
  toGo: (runs: number, size: string) =>
    runs === 0
      ? 'No older run has curves that could go: delete kept sweeps or data of your own.'
      : `There is room if moments or curves of the ${runs === 1 ? 'oldest run' : `${runs} oldest runs`} go (${size}), or if you delete runs, kept sweeps or data of your own.`,
  makeRoom: 'Let them go',
  empty: 'Each run comes into this list when another one takes its place, or when it ends.',
  clear: 'Delete all',
  more: (count: number) => `Show ${count} more`,
  common: 'Settings in common',
  commonLabel: 'Show the settings that all runs have in common',
  undo: 'Undo',
  columns: { run: 'Run', steps: 'Steps', seconds: 'Time, s', regime: 'Regime' },
  task: 'Task',
  meanOf: (measure: string) => `${measure}: mean over the layers, at the last step`,
  lastOf: (measure: string) => `${measure} at the last step`,
  sortBy: (column: string) => `Sort by ${column}`,
  nameOf: 'Name of the run',
  beside: (name: string) => `beside ${name}`,
  failed: 'stopped early',
  pin: (name: string) => `Pin ${name}`,
  hide: (name: string) => `Hide ${name} in the charts`,
  show: 'Show',
  showOf: (name: string) => `Show ${name}`,
  compare: 'Compare',
  compareWith: (name: string) => `Compare with ${name}`,
  use: 'Use',
  useOf: (name: string) => `Use the settings of ${name}`,
  useLastOf: (name: string) => `Use the settings of ${name}, with its last learning rate`,
  remove: (name: string) => `Delete ${name}`,
});
