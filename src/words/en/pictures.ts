/** The words of the pictures of a learned function and of features, most of them for those who can't see them. */
export const pictures = {
  percent: (percent: string) => `${percent} %`,
  /** The share of the test set that is right, written over the images. */
  right: (percent: string) => `${percent} right`,
  function: {
    title: 'What it has learned:',
    empty: 'What the network has learned appears here.',
    line: (error: string | null) =>
      `The learned function over the curve${error === null ? '' : `, ${error} away from it (root mean square)`}.`,
    plane: (percent: string | null) =>
      `Decision surface${percent === null ? '' : `, ${percent} of the test samples right`}.`,
    surface: 'The learned function over the plane of the two inputs.',
    images: (percent: string, wrong: readonly string[]) =>
      `Test images with the network's answers, ${percent} of the test set right. ${
        wrong.length === 0 ? 'None of those shown is wrong.' : `Wrong among those shown: ${wrong.join(', ')}.`
      }`,
    wrong: (truth: string, predicted: string) => `${truth} taken for ${predicted}`,
    pairs: (error: string) => `Outputs against targets of the test samples, ${error} apart (root mean square).`,
    target: 'target',
    output: 'output',
  },
  features: {
    pick: 'The layer whose features are shown',
    ofLayer: (layer: number) => `Layer ${layer}`,
    pickKind: 'What is shown of this layer',
    kind: { units: 'units', samples: 'samples', weights: 'weights', kernel: 'kernel' },
    /** Says what the marks are, after the name of the layer and of what is shown; `place` is "now" or a step. */
    caption: {
      units: (place: string) => `○ start, ● ${place}`,
      samples: (place: string) => `start → ${place}`,
    },
    empty: 'The features of a layer appear here.',
    units: (count: string, moved: string) =>
      `The ${count} units of the first layer, each as its input weights. They have moved by ${moved} of their size since the start.`,
    samples: (count: string, layer: number, moved: string) =>
      `${count} samples in the two main directions of the features of layer ${layer}. They have moved by ${moved} of their size since the start.`,
  },
};
