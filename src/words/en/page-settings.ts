/** What the panel of all settings says. */
export const settings = {
  title: 'All settings',
  about: 'A change restarts the run; the address keeps everything.',
  automatic: (value: string) => `auto, ${value}`,
  reset: 'Back to the defaults',
  sections: { task: 'Task', network: 'Network', training: 'Training', measures: 'Measures' },
  summaries: {
    batch: (batch: number) => `batches of ${batch}`,
    fullBatch: 'full batch',
    losses: { mse: 'squared error', ce: 'cross-entropy' },
    seed: (seed: number) => `seed ${seed}`,
  },
  fullBatch: 'full',
  allSamples: 'all',
  speedOf: (layer: number) => `Speed, layer ${layer}`,
  factorOf: (layer: number) => `Learning-rate factor, layer ${layer}`,
};
