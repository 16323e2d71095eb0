import { spoken } from '../language.ts';

/** The words of the inspector of a layer. */
export const inspector = spoken('inspector', {
  close: 'Close the inspector',
  opening: 'Looking into the layer …',
  stopped: 'The run has stopped; start it again to look into this layer.',
  layers: 'Layer',
  layer: (layer: number) => `${layer}`,
  readout: 'readout',
  layerName: (layer: number) => `Layer ${layer}`,
  readoutName: 'Readout',
  /** Before the name of a layer in a comparison. */
  ofSide: (side: string) => `${side}: `,
  side: 'Network',
  shape: (fanOut: string, fanIn: string) => `${fanOut} × ${fanIn}`,
  step: (step: string) => `step ${step}`,
  /** The sentence of a figure that says what its pictures are of. */
  inFigure: (layer: string, step: string, isOfChange: boolean) =>
    `${layer} at step ${step}${isOfChange ? ', of W − W₀ alone' : ''}.`,
  of: {
    label: 'Which weights',
    weights: 'W',
    change: 'W − W₀',
    weightsTitle: 'The weights as they are',
    changeTitle: 'What was learned: the change of the weights since step 0',
  },
  asTable: 'table',
  asTableLabel: 'Spectra: show as table',

  matrices: {
    title: 'NFM beside AGOP',
    titleWithMachine: 'NFM, AGOP and RFM',
    nfm: { title: 'NFM', formula: { weights: 'WᵀW', change: '(W − W₀)ᵀ(W − W₀)' } },
    agop: { title: 'AGOP', formula: { weights: 'WᵀKW', change: '(W − W₀)ᵀK(W − W₀)' } },
    machine: { title: 'RFM', formula: { weights: 'M', change: 'M' } },
    aboutMachine:
      'M is what the recursive feature machine has found in the same data without a network: the average gradient outer product of a kernel’s own fit.',
    about:
      'The neural feature matrix (NFM) shows which inputs the layer’s weights respond to, the average gradient outer product (AGOP) which inputs the output is sensitive to. K is the mean outer product of the gradients of the outputs f with respect to the layer’s pre-activations, over the probe samples; it contains the factor 1/γ₀ of f. The neural feature ansatz says that the two matrices become alike.',
    scale:
      'Each matrix is divided by the mean of its diagonal, so that one colour scale serves both; the traces tell their sizes.',
    blocks: (block: string) => `Each cell is the mean over ${block} × ${block} entries.`,
    trace: (value: string) => `trace ${value}`,
    label: (title: string, formula: string, trace: string, largest: string, mean: string) =>
      `${title}, ${formula}, as a matrix: trace ${trace}. Relative to the mean of the diagonal, the diagonal reaches ${largest}, and the mean size of the other cells is ${mean}.`,
    scaleLabel: (limit: string) => `Colours from minus ${limit} to plus ${limit}; beyond, they stay the same`,
    zero: 'All zero: these weights have not moved.',
  },

  eigenvalues: {
    title: 'Eigenvalues',
    unit: 'share of the trace',
    place: (rank: string) => `eigenvalue ${rank}`,
    about:
      'The eigenvalues of both matrices, the largest first, each as a share of its trace. A steep start means that few directions carry the layer.',
  },
  overlaps: {
    title: 'Overlap of eigenspaces',
    unit: '‖UₖᵀVₖ‖² / k',
    series: 'overlap',
    chance: 'chance',
    place: (rank: string) => `k = ${rank}`,
    about:
      'How much the spans of the first k eigenvectors U of the NFM and V of the AGOP have in common: the mean squared cosine of the angles between them. 1 means the same space. For random spaces in n dimensions it is k/n, the dashed line.',
  },
  machine: {
    title: 'Feature machine',
    unit: 'loss',
    axis: 'round',
    train: 'train',
    test: 'test',
    place: (round: string) => `round ${round}`,
    about:
      'The loss of the recursive feature machine by round. Round 0 is the Laplace kernel, which sees all inputs alike; each later round sees them through the gradients of the fit before. On the training samples the loss is nearly 0 from the start: the kernel can fit anything.',
  },
  diagonals: {
    title: 'Diagonals',
    unit: 'relative to the mean',
    place: (index: string) => `input ${index}`,
    axis: 'input',
    about:
      'The diagonals of both matrices, each divided by its mean: how strongly each input of the layer is weighted (NFM), and how sensitive the output is to it (AGOP).',
  },
  singularValues: {
    title: 'Singular values',
    unit: 'σ',
    weights: 'W',
    change: 'W − W₀',
    place: (rank: string) => `singular value ${rank}`,
    about:
      'Singular values of the weights and of their change since step 0, the largest first. If a few values of the change stand far above the rest, the weights made a low-rank move: features were learned.',
  },
  features: {
    title: 'Features',
    about:
      'What this layer makes of its inputs: the samples in the two main directions of its features, now and at step 0, or the units of the first layer of a plane by their input weights. The same picture stands beside the network.',
  },
  preactivations: {
    title: 'Pre-activations',
    readoutTitle: 'Outputs',
    unit: 'z',
    density: 'density',
    now: 'now',
    start: 'step 0',
    about:
      'The distribution of the layer’s pre-activations z over units and probe samples, now and at step 0. In a lazy network the two lie on top of each other.',
    readoutAbout:
      'The distribution of the readout’s z over outputs and probe samples, now and at step 0; f comes from it by centring and the division by γ₀.',
  },
  inference: {
    title: 'Inference',
    axis: 'inference step',
    unit: 'relative to the start',
    place: (step: string) => `inference step ${step}`,
    energy: 'energy F',
    gap: 'force',
    energyOf: (first: string, last: string) => `F ${first} → ${last}`,
    about:
      'How the hidden states of predictive coding settle on the probe samples before the weights learn: the energy F, and the force ‖dv/dt‖ that still moves the states. The force is 0 at equilibrium. With fixed predictions F need not fall.',
  },
  pictures: {
    title: 'As pictures',
    about:
      'The inputs of this layer are pixels: the diagonals of the two matrices, and their first eigenvectors, as pictures. The diagonals share one colour scale; each eigenvector has its own, and its sign means nothing.',
    diagonal: 'diagonal',
    vector: (rank: number) => `v${'₁₂₃₄'[rank - 1] ?? rank}`,
    label: (matrix: string, what: string) => `${matrix}: ${what}, as a picture`,
    /** The name of a picture in a figure that is saved. */
    figureName: (matrix: string, what: string) => `${matrix} ${what}`,
    vectorName: (rank: number) => `eigenvector ${rank}`,
  },
  rank: 'rank',
  largest: (shown: string, total: string) => `largest ${shown} of ${total}`,
  summary: (title: string, parts: readonly string[]) => `${title}: ${parts.join('; ')}.`,
  series: (name: string, first: string, last: string, count: string) =>
    `${name} from ${first} to ${last} over ${count} values`,
  noValues: (title: string) => `${title}: no values.`,
  table: {
    caption: (layer: string) => `Spectra of ${layer}`,
    nfm: 'NFM, share',
    agop: 'AGOP, share',
    machine: 'RFM, share',
    weights: 'σ of W',
    change: 'σ of W − W₀',
    overlap: 'overlap',
    chance: 'chance',
  },
});
