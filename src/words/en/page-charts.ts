/** What the charts of the training view say. */
export const charts = {
  region: 'Measurements',
  logX: 'log x',
  logY: 'log y',
  logXLabel: (chart: string) => `${chart}: logarithmic steps`,
  logYLabel: (chart: string) => `${chart}: logarithmic values`,
  table: 'table',
  tableLabel: (chart: string) => `${chart}: show as table`,
  steps: 'step',
  opening: 'The first values are on their way.',
  seldom: 'On its way; large networks are measured seldom.',
  howToRead: (chart: string) => `How to read: ${chart}`,
  train: 'train',
  test: 'test',
  layer: (layer: number) => `layer ${layer}`,
  readout: 'readout',
  readoutShort: 'out',
  notYet: '–',
  measuredAt: (step: string) => `at step ${step}`,
  measuredAtAbout: 'Dear measures come more seldom than the others: the values in lighter type are of this step.',
  limit: (value: string) => `${value} (limit)`,
  leftOut: 'what is left out',
  leftOutLabel: 'What is left out, and why',
  layerGroup: 'layer',
  learningRateMark: (lr: string) => `η = ${lr}`,
  tableCaption: (chart: string) => `${chart} at the logarithmically spaced steps, and now`,
  loss: {
    title: 'Loss',
    accuracyTitle: 'Accuracy',
    pick: 'What the first chart shows',
    mse: 'squared error, mean of ½‖f − y‖²',
    ce: 'cross-entropy',
    accuracyUnit: 'share correct',
    about:
      'How wrong the network is on the samples it learns from (train) and on others (test). A gap between the two is what it learned by heart.',
    twins: {
      twin: {
        text: 'lazy twin',
        label: 'Show the lazy twin',
        about:
          'Dashed: the lazy twin, the network linearized at step 0 and trained by the same batches. While it stays close, the network is lazy; the gap is the distance of their outputs on the probe samples, relative to the targets.',
        of: (name: string) => `${name}, twin`,
      },
      infinite: {
        text: 'n = ∞',
        label: 'Show the network of infinite width',
        about:
          'Dotted: the network of infinite width under NTP, trained by the same batches as a kernel method. Where it starts at random, it is the mean over 16 starts.',
        of: (name: string) => `${name}, n = ∞`,
      },
      unavailable: (text: string, why: string) => `There is no “${text}” here: ${why}`,
      obstacles: {
        rule: 'it follows the gradient of the loss, as backpropagation alone does.',
        optimizer: 'it goes with SGD and momentum, whose steps follow the gradient.',
        weightDecay: 'weight decay has no counterpart in the space of functions.',
        bias: 'its kernel is that of a network without biases.',
        layerLr: 'its kernel is that of layers without learning-rate factors of their own.',
      },
    },
    gap: 'Gap to the lazy twin',
    gapShort: 'twin gap',
    accuracyAbout: 'The share of samples whose class it gets right, on the training and on the test samples.',
  },
  movementSections: { features: 'Features', kernel: 'Output and tangent kernel', inference: 'Inference' },
  network: 'network',
  movementReadings: {
    featureMove: {
      title: 'Feature movement',
      unit: '‖Hₜ − H₀‖ / ‖H₀‖',
      about:
        'How far the features of each hidden layer have moved from where they started, relative to their size. Near 0: the network only reweights what it had (lazy). Near 1 and above: it has made features of its own (rich).',
    },
    featureRms: {
      title: 'Feature size',
      unit: 'rms of Hₜ',
      about: 'The root mean square of the features. Under a good scaling it stays of order 1 at every width.',
    },
    deltaRms: {
      title: 'Pre-activation change',
      unit: 'rms of Zₜ − Z₀',
      about:
        'The root mean square change of the pre-activations: the quantity of the coordinate check. Against the width it stays constant under μP and shrinks as 1/√n in the kernel regime.',
    },
    kernelMove: {
      title: 'Kernel direction',
      unit: '1 − cos(Φₜ, Φ₀)',
      about:
        'How far the direction of the feature kernel Φ = HHᵀ has turned. Features that only grow leave it at 0, which the kernel change does not.',
    },
    kernelChange: {
      title: 'Kernel change',
      unit: '‖Φₜ − Φ₀‖ / ‖Φ₀‖',
      about: 'How much the feature kernel Φ = HHᵀ has changed, in direction and in size.',
    },
    effectiveRank: {
      title: 'Effective rank',
      unit: '(Σλ)² / Σλ²',
      about: 'How many directions the features use: the participation ratio of the eigenvalues of their kernel Φ.',
    },
    gateFlips: {
      title: 'Gate flips',
      unit: 'share of units',
      about: 'The share of pre-activations whose sign differs from step 0: ReLU gates that have opened or closed.',
    },
    gramMinEig: {
      title: 'Smallest eigenvalue',
      unit: 'λmin(HₜHₜᵀ / n)',
      about:
        'The smallest eigenvalue of the features’ Gram matrix on the probe samples. Above 0, the features of the samples are linearly independent, and the readout alone could fit any targets.',
    },
    jointMinEig: {
      title: 'Joint eigenvalue',
      unit: 'λmin of [H₀; Hₜ], / n',
      about:
        'The smallest eigenvalue of the Gram matrix of the features at step 0 together with those of now. Above 0 at every width, the features have moved in new directions: they are rich and stay independent.',
    },
    outputRms: {
      title: 'Output size',
      unit: 'rms of fₜ',
      about: 'The root mean square of the output on the probe samples, centring and richness included.',
    },
    ntkMove: {
      title: 'Tangent kernel direction',
      unit: '1 − cos(Θₜ, Θ₀)',
      about:
        'How far the direction of the tangent kernel has turned on the probe samples; each layer counts by its learning rate, so that it is the kernel that drives the output. At 0 the network learns as a kernel method does (lazy).',
    },
    ntkChange: {
      title: 'Tangent kernel change',
      unit: '‖Θₜ − Θ₀‖ / ‖Θ₀‖',
      about:
        'How much the tangent kernel has changed, in direction and in size. A network whose kernel only grows learns faster, but nothing new.',
    },
    ntkTarget: {
      title: 'Kernel–target alignment',
      unit: 'yᵀΘy / (‖Θ‖ ‖y‖²)',
      about:
        'How far the tangent kernel points at the targets on the probe samples: 1 if it knows nothing else. It rises when the network makes features for its task.',
    },
    twinGap: {
      title: 'Gap to the lazy twin',
      unit: 'rms(f − u) / rms(y)',
      about:
        'How far the output f is from that of the lazy twin u, the network linearized at step 0, on the probe samples and relative to the targets. Near 0: lazy.',
    },
    inferenceEnergy: {
      title: 'Inference energy',
      unit: 'F after inference',
      about:
        'The energy of predictive coding that is left when its hidden states have settled and the weights are about to learn, mean over the probe samples.',
    },
    equilibriumGap: {
      title: 'Equilibrium gap',
      unit: 'final over initial force',
      about:
        'How fast the hidden states still move when inference ends, relative to its start: 0 at equilibrium. More inference steps, or larger ones, bring it down.',
    },
  },
  pickMovementReading: 'What the second chart shows',
  weightReadings: {
    nfa: {
      title: 'Alignment',
      unit: 'cosine',
      about:
        'For each layer of weights, the cosine between the neural feature matrix WᵀW and the average gradient outer product (AGOP). Uncentred compares the whole matrices; centred compares only what was learned since the start (solid, where both are shown); it isn’t defined at step 0, where the hollow point is its limit as the step size goes to 0. A lazy network can have a high uncentred alignment by chance. 1: the weights have turned to where the function is sensitive.',
    },
    nfaPearson: {
      title: 'Alignment, Pearson',
      unit: 'correlation',
      about:
        'The alignment after subtracting from each matrix the mean of its entries: what the code of the papers computes. It can differ from the cosine by 0.4.',
    },
    nfaSqrt: {
      title: 'Alignment, root',
      unit: 'cos(WᵀW, √AGOP)',
      about:
        'The alignment of WᵀW with the square root of the average gradient outer product, the form in which the neural feature ansatz was first stated. Uncentred.',
    },
    nfaRatio: {
      title: 'Learned share',
      unit: '⟨ΔNFM, ΔAGOP⟩ / ⟨NFM, AGOP⟩',
      about:
        'How much of the alignment was learned, in place of being there by chance: the inner product of the matrices of W − W₀ relative to that of W.',
    },
    weightMove: {
      title: 'Weight movement',
      unit: '‖Wₜ − W₀‖ / ‖W₀‖',
      about:
        'How far the weights of each layer have moved, relative to their size. It may be tiny in a wide network whose features move a lot.',
    },
    omega: {
      title: 'Passing-on exponent',
      unit: 'ω',
      about:
        'How the initial weights of a layer pass on the moves of the features below: rms(W₀Δh) = n^ω · rms(W₀) · rms(Δh). ½: the moves are as good as random to the weights. 1: fully aligned with them.',
    },
    bpCosine: {
      title: 'Cosine with backprop',
      unit: 'cosine',
      about:
        'For each layer of weights, the cosine between the direction of this learning rule and the gradient that backpropagation gives on the same samples. 1: they agree. 0: unrelated.',
    },
    gaussNewtonCosine: {
      title: 'Cosine with Gauss–Newton',
      unit: 'cosine',
      about:
        'For each layer of weights, the cosine between the direction of predictive coding and its Gauss–Newton limit, that of a large output weight. 1: it takes curvature into account.',
    },
  },
  pickWeightReading: 'What the third chart shows',
  alignment: {
    switchLabel: 'Which alignment',
    uncentered: 'uncentred',
    centered: 'centred',
    both: 'both',
    uncenteredOf: (name: string) => `${name}, uncentred`,
  },
};
