import { spoken } from '../language.ts';

/** The words of the charts. */
export const charts = spoken('charts', {
  empty: 'Press play to see it move.',
  noPlaceOnLog: 'Nothing above zero to show on a logarithmic axis.',
  /** Labels the foot of a logarithmic axis. */
  zeroOrLess: '≤ 0',
  /** Follows a value that a logarithmic axis has no place for, and that is marked at its foot. */
  offLog: (value: string) => `${value}, off the log axis`,
  /** Explains these marks in a sentence; the values are "0" or "≤ 0". */
  footMarks: (values: string) =>
    `Triangles at the foot mark values ${values === '0' ? 'of 0' : 'of 0 or below'}, which have no place on a logarithmic axis.`,
  step: (step: string) => `step ${step}`,
  /** Describes a chart for those who can't see it; updated now and then, not at each frame. */
  summary: (title: string, step: string, values: readonly { text: string; more: readonly string[] }[]) => {
    const texts = values.map(({ text, more }) => (more.length > 0 ? `${text} (${more.join(', ')})` : text));
    return `${title} at step ${step}: ${texts.join(values.some(({ more }) => more.length > 0) ? '; ' : ', ')}.`;
  },
  emptySummary: (title: string) => `${title}: no values yet.`,
  /** A value from a step before that of the others. */
  earlier: (value: string, step: string) => `${value} (step ${step})`,
  seriesValue: (label: string, value: string) => `${label} ${value}`,
  reading: (place: string, values: readonly string[]) => `At ${place}: ${values.join(', ')}.`,
  notMeasured: 'not measured',
  /** A waiting time. */
  time: {
    moment: 'a moment',
    seconds: (count: number) => `${count} s`,
    minutes: (count: number) => `${count} min`,
    hours: (count: string) => `${count} h`,
  },
  limit: (value: string) => `limit ${value}`,
  keys: 'Left and right arrow keys read the values step by step, Home and End the first and the last; Escape ends it.',
  matrix: {
    keys: 'The arrow keys read the values one by one, with Shift ten at a time; Escape ends it.',
    entry: (row: string, column: string, value: string) => `row ${row}, column ${column}: ${value}`,
    mean: (firstRow: string, lastRow: string, firstColumn: string, lastColumn: string, value: string) =>
      `rows ${firstRow}–${lastRow}, columns ${firstColumn}–${lastColumn}: mean ${value}`,
  },
  strip: {
    inputs: (count: string) => `d = ${count}`,
    width: (count: string) => `n = ${count}`,
    outputs: (count: string) => `k = ${count}`,
    input: 'input',
    output: 'output',
    inputShort: 'in',
    outputShort: 'out',
    inspect: 'Inspect a layer',
    inspectLayer: (layer: number) => `Inspect layer ${layer}`,
    inspectReadout: 'Inspect the readout',
    ramp: 'how far the features moved',
    summary: (inputs: string, depth: number, width: string, outputs: string) =>
      `Network of ${inputs} ${inputs === '1' ? 'input' : 'inputs'}, ${depth} hidden ${depth === 1 ? 'layer' : 'layers'} of ${width} ${width === '1' ? 'unit' : 'units'} and ${outputs} ${outputs === '1' ? 'output' : 'outputs'}.`,
    movement: (layer: number, value: string) => `layer ${layer} ${value}`,
    movements: (values: readonly string[]) => `Relative movement of the features: ${values.join(', ')}.`,
  },
});
