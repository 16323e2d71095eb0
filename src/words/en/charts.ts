/** What the charts say. */
export const charts = {
  empty: 'Press play to see it move.',
  noPlaceOnLog: 'Nothing above zero to show on a logarithmic axis.',
  step: (step: string) => `step ${step}`,
  /** The summary of a chart for those who don't see it; updated now and then, not at each frame. */
  summary: (title: string, step: string, values: readonly string[]) =>
    `${title} at step ${step}: ${values.join(', ')}.`,
  emptySummary: (title: string) => `${title}: no values yet.`,
  seriesValue: (label: string, value: string) => `${label} ${value}`,
  reading: (step: string, values: readonly string[]) => `Step ${step}: ${values.join(', ')}.`,
  notMeasured: 'not measured',
  keys: 'Left and right arrow keys read the values step by step, Home and End the first and the last; Escape ends it.',
  strip: {
    inputs: (count: string) => `d = ${count}`,
    width: (count: string) => `n = ${count}`,
    outputs: (count: string) => `k = ${count}`,
    input: 'input',
    output: 'output',
    inputShort: 'in',
    outputShort: 'out',
    ramp: 'how far the features moved',
    summary: (inputs: string, depth: number, width: string, outputs: string) =>
      `Network of ${inputs} inputs, ${depth} hidden ${depth === 1 ? 'layer' : 'layers'} of ${width} units and ${outputs} ${outputs === '1' ? 'output' : 'outputs'}.`,
    movement: (layer: number, value: string) => `layer ${layer} ${value}`,
    movements: (values: readonly string[]) => `Relative movement of the features: ${values.join(', ')}.`,
  },
};
