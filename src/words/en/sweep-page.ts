import { spoken } from '../language.ts';
import { sweepResult } from './sweep-result.ts';

/** The words of the sweep view. */
export const sweepPage = spoken('sweepPage', {
  form: 'Sweep',
  result: 'Result of the sweep',
  /** The title of a figure, and the name of the sweep. */
  titled: (title: string, name: string) => `${title}: ${name}`,
  preset: 'Preset',
  ownSweep: 'A sweep of your own',
  presets: {
    transfer: 'Learning rate × width under μP',
    drift: 'Learning rate × width under SP',
    richness: 'Learning rate × richness',
    phase: 'Width × samples per weight',
    coordinate: 'Coordinate check: SP, NTP, μP',
    depth: 'Width × depth',
    depthTransfer: 'Learning rate × depth under depth-μP',
    depthCheck: 'Check over depth: skip connections',
  },
  base: {
    title: 'Every cell',
    /** The title before the settings in a line. */
    labelled: (title: string) => `${title}: `,
    about: 'The settings that all networks of the sweep share. The axes set the rest.',
    take: 'Take the lab’s',
    takeTitle: 'Use the experiment of the training view for every cell',
    edit: 'Edit in the lab',
    editTitle: 'Show this experiment in the training view, to change it there and take it back',
    taken: 'It is the experiment of the training view.',
    width: (width: number) => `width ${width}`,
    depth: (depth: number) => `depth ${depth}`,
    richness: (gamma0: string) => `γ₀ ${gamma0}`,
    rates: { absolute: (lr: string) => `η ${lr}`, critical: (lr: string) => `η ${lr} of the critical rate` },
  },
  axis: {
    x: 'x axis',
    y: 'y axis',
    setting: (axis: string) => `${axis}: setting`,
    none: 'none',
    numbers: 'Numbers',
    choices: 'Choices',
    from: 'from',
    to: 'to',
    count: 'values',
    scale: 'spacing',
    field: (axis: string, name: string) => `${axis}: ${name}`,
    scales: { log: 'log', linear: 'even' },
    list: 'each value',
    listTitle: 'The values, with commas between them; type your own.',
  },
  stepsTitle: 'The training of every network ends after this many.',
  never: 'never',
  size: {
    cells: (columns: number, rows: number) =>
      rows === 1 ? `${columns} ${columns === 1 ? 'cell' : 'cells'}` : `${columns} × ${rows} cells`,
    networks: (cells: string, seeds: number, networks: string) =>
      `${cells}, ${seeds} ${seeds === 1 ? 'seed' : 'seeds'}: ${networks} ${networks === '1' ? 'network' : 'networks'}`,
    jobs: (jobs: number, workers: number) =>
      `trained in ${jobs} ${jobs === 1 ? 'group' : 'groups'} on ${workers} ${workers === 1 ? 'core' : 'cores'}`,
    time: (time: string) => `roughly ${time}`,
    line: (parts: readonly string[]) => `${parts.join(', ')}.`,
    refused: (cells: number, reason: string) =>
      `${cells} ${cells === 1 ? 'cell is' : 'cells are'} not possible and will stay empty: ${reason}`,
  },
  actions: {
    label: 'Training of the sweep',
    run: 'Run the sweep',
    again: 'Run it again',
    instead: 'Run this one instead',
    pause: 'Pause',
    resume: 'Go on',
    stop: 'Stop',
  },
  status: {
    label: 'Progress of the sweep',
    phases: {
      opening: 'looking for your sweeps',
      idle: 'nothing yet',
      running: 'training',
      paused: 'paused',
      stopped: 'stopped',
      done: 'done',
    },
    networks: (done: string, all: string) => `${done} of ${all} networks`,
    left: (time: string) => `${time} left`,
    other: 'The sweep in the form is not the one shown.',
    showForm: 'Put the shown one into the form',
  },
  notices: { label: 'Notices about the sweep' },
  kept: {
    button: (count: number) => (count === 0 ? 'Kept sweeps' : `Kept sweeps ${count}`),
    title: 'Kept sweeps',
    about: 'This browser keeps each sweep until you delete it.',
    close: 'Close the kept sweeps',
    empty: 'Each sweep that you run comes into this list.',
    /** The name of a sweep without one: its axes, and the settings that all networks share. */
    name: (axes: readonly string[], shared: string) => `${axes.join(' × ')}: ${shared}`,
    nameOf: 'Name of the sweep',
    at: (time: Date) => time.toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' }),
    parts: (parts: readonly string[]) => parts.join(' · '),
    outdated: 'kept by another version of the lab, which this one can’t read',
    isShown: 'shown',
    open: 'Open',
    openOf: (name: string) => `Open ${name}`,
    remove: (name: string) => `Delete ${name}`,
    removed: (name: string, size: string) => `“${name}” is deleted (${size}).`,
    undo: 'Undo',
    mayGo:
      'The browser does not promise to keep them: where the disk is nearly full, it may delete them. Save as JSON what must last.',
    unkept: (name: string, networks: string, runs: number, size: string) =>
      `This browser has no more room: ${networks} ${runs === 1 ? 'network' : 'networks'} (${size}) of “${name}” ${runs === 1 ? 'is' : 'are'} not kept, and gone after a reload.`,
    toGo: (sweeps: readonly string[]) =>
      sweeps.length === 0
        ? 'No other sweep is kept that could go: delete runs or data of your own, or save this sweep as JSON.'
        : `Room comes if you delete ${sweeps.join(', ')}, or other things that this page keeps; what waits is then kept by itself. Or save this sweep as JSON.`,
    sized: (name: string, size: string) => `“${name}” (${size})`,
    choose: 'Choose what goes …',
  },
  files: {
    csv: 'CSV',
    csvLabel: 'Save all measures as CSV',
    json: 'JSON',
    jsonLabel: 'Save the result as JSON, which the lab opens again',
    open: 'Open a file',
    drop: 'Drop a result here to open it.',
    notJson: (name: string) =>
      `${name} is not the result of a sweep: it is not JSON. Take a file that the lab has written.`,
    unreadable: (name: string) => `${name} can’t be read. Try it again, or take a copy of it.`,
    refused: (name: string, sentence: string) => `${name}: ${sentence}`,
    several: 'Open one file at a time. To put the files of shards together, use "lab merge".',
    fileName: 'sweep',
  },
  views: { heatMap: 'Map', lines: 'Lines', check: 'Check', table: 'Table' },
  viewLabel: 'How the result is shown',
  empty: 'Run the sweep, or drop the file of a result here.',
  ...sweepResult,
});
