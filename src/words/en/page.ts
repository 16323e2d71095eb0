import { settings } from './page-settings.ts';

/** What the page says. */
export const page = {
  settings,
  title: 'Lazy–Rich Lab',
  tagline: 'Does a network learn by moving its features?',
  skip: 'Skip to the charts',
  keys: { space: 'Space' },
  unknownBackend: (asked: string, known: readonly string[]) =>
    `The address asks for the compute engine "${asked}", and there is none of that name; the lab chose one itself. Possible: ${known.join(', ')}.`,

  transport: {
    label: 'Run',
    play: 'Play',
    pause: 'Pause',
    step: 'One step',
    reset: 'Reset: start again from step 0',
  },
  readout: {
    step: 'step',
    speed: (value: string) => `${value} steps/s`,
    phases: { opening: 'starting', running: 'running', paused: 'paused', done: 'done', failed: 'stopped' },
  },
  backend: {
    opening: 'opening the compute engine',
    names: { webgpu: 'WebGPU', wasm: 'WebAssembly', cpu: 'JavaScript' },
    label: (name: string) => `Compute engine: ${name}. Why this one?`,
    title: 'Where it computes',
    adapter: (adapter: string) => `Graphics adapter: ${adapter}.`,
    local: 'Everything runs in this browser; nothing is sent anywhere.',
    force: 'To compare engines, add ?backend=webgpu, ?backend=wasm or ?backend=cpu to the address.',
  },
  link: {
    copy: 'Copy the link to this experiment',
    copied: 'The link is copied',
    failed: 'The browser did not allow copying; the link is in the address bar',
  },
  theme: {
    label: 'Theme',
    system: 'Theme: as the system. Change to light',
    light: 'Theme: light. Change to dark',
    dark: 'Theme: dark. Change to that of the system',
  },

  controls: 'Experiment',
  exactValue: (label: string) => `${label}, exact value`,
  explain: (label: string) => `About: ${label}`,
  width: {
    label: 'Width',
    symbol: 'n',
    about:
      'Units in each hidden layer. How initial weights and learning rates follow the width is up to the scaling; at the base width all presets are the same network.',
  },
  depth: {
    label: 'Depth',
    symbol: 'L',
    about: 'Hidden layers. There is one more layer of weights: the readout.',
  },
  learningRate: {
    label: 'Learning rate',
    symbol: 'η',
    about:
      'The step size of gradient descent at the base width and richness 1. It acts at once, without a restart; a mark in the charts shows where it changed. The table of the scaling shows what it means for each layer.',
  },
  scaling: {
    label: 'Learning-rate scaling',
    symbol: 'κ',
    exponent: 'Exponent',
    about:
      'How initial weights and learning rates change with the width n, against the base width n₀. The exponent κ multiplies every learning rate by (n/n₀)^−κ.',
    presets: { sp: 'SP', ntp: 'NTP', mup: 'μP', ip: 'IP', custom: 'Custom' },
    presetTitles: {
      sp: 'Standard parametrization: what people do by default. The best learning rate drifts with the width; with κ = 1 wide networks are lazy.',
      ntp: 'Neural tangent parametrization: wide networks are lazy.',
      mup: 'Maximal update parametrization: rich at every width.',
      ip: 'Integrable (mean-field) parametrization: with one hidden layer the same as μP; deeper, the features vanish at the start.',
      custom: 'Your own exponents for input, hidden and output layers.',
    },
    roles: ['input', 'hidden', 'output'],
    b: 'b',
    c: 'c',
    exponentOf: (name: string, role: string) => `Exponent ${name}, ${role} layer`,
  },
  richness: {
    label: 'Richness',
    symbol: 'γ₀',
    lazy: 'lazy',
    rich: 'rich',
    about:
      'Small γ₀: the output grows while the features hardly move, and the network behaves like a kernel method (lazy). Large γ₀: the features have to move (rich). The learning rate follows as γ₀², so that the regime changes and the clock doesn’t.',
    valueText: (value: string) => `${value}; small is lazy, large is rich`,
  },
  summary: (parts: readonly string[]) => parts.join(' · '),
  moreSettings: 'All settings',
  closeSettings: 'Close the settings',

  task: { label: 'Task', opening: 'Making the data …', pictureLabel: 'A few samples of the task' },
  network: {
    title: 'Network',
    about:
      'Each hidden layer lights up as its features move away from where they started, on the same colours as the richness dial: cool is lazy, warm is rich.',
  },
  table: {
    title: 'Scaling',
    about:
      'What the scaling comes to for each layer of weights: the standard deviation of the initial weights, the learning rate, and the equivalent exponents of the abc-parametrization (multiplier n^−a, std n^−b, learning rate n^−c).',
    layer: 'layer',
    role: 'role',
    shape: 'shape',
    std: 'init std',
    lr: 'lr',
    biasLr: 'bias lr',
    abc: 'a, b, c',
    roles: { input: 'input', hidden: 'hidden', output: 'output' },
    layers: (first: number, last: number) => (first === last ? `${first}` : `${first}–${last}`),
    scrollLabel: 'Scaling of every layer',
    opening: 'The table comes with the first run.',
  },

  charts: {
    region: 'Measurements',
    logX: 'log x',
    logY: 'log y',
    logXLabel: (chart: string) => `${chart}: logarithmic steps`,
    logYLabel: (chart: string) => `${chart}: logarithmic values`,
    table: 'table',
    tableLabel: (chart: string) => `${chart}: show as table`,
    steps: 'step',
    opening: 'The first values are on their way.',
    howToRead: (chart: string) => `How to read: ${chart}`,
    train: 'train',
    test: 'test',
    layer: (layer: number) => `layer ${layer}`,
    readout: 'readout',
    readoutShort: 'out',
    notYet: '–',
    layerGroup: 'layer',
    learningRateMark: (lr: string) => `η = ${lr}`,
    tableCaption: (chart: string) => `${chart} at the logarithmically spaced steps, and now`,
    loss: {
      title: 'Loss',
      accuracyTitle: 'Accuracy',
      switchLabel: 'What the first chart shows',
      lossOption: 'loss',
      accuracyOption: 'accuracy',
      mse: 'squared error, mean of ½‖f − y‖²',
      ce: 'cross-entropy',
      accuracyUnit: 'share correct',
      about:
        'How wrong the network is on the samples it learns from (train) and on others (test). A gap between the two is what it learned by heart.',
      accuracyAbout: 'The share of samples whose class it gets right, on the training and on the test samples.',
    },
    layerMeasures: {
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
    },
    pickLayerMeasure: 'What the second chart shows',
    weightReadings: {
      nfa: {
        title: 'Alignment',
        unit: 'cosine',
        about:
          'For each layer of weights, the cosine between the neural feature matrix WᵀW and the average gradient outer product (AGOP). Uncentred compares the whole matrices; centred compares only what was learned since the start (solid, where both are shown). A lazy network can have a high uncentred alignment by chance. 1: the weights have turned to where the function is sensitive.',
      },
      nfaPearson: {
        title: 'Alignment, Pearson',
        unit: 'correlation',
        about:
          'The alignment after subtracting from each matrix the mean of its entries: what the code of the papers computes. It can differ from the cosine by 0.4.',
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
    },
    pickWeightReading: 'What the third chart shows',
    alignment: {
      switchLabel: 'Which alignment',
      uncentered: 'uncentred',
      centered: 'centred',
      both: 'both',
      uncenteredOf: (name: string) => `${name}, uncentred`,
      opening: 'On its way; large networks are measured seldom.',
    },
  },

  failure: {
    title: 'The run stopped',
    lower: 'Lower the learning rate 10×',
    reset: 'Reset',
    showControl: 'Show the setting',
  },
  notices: { label: 'Notices', close: 'Close' },
  broken: {
    title: 'The page failed',
    sentence:
      'Something in the page itself went wrong, and it can’t go on. The experiment is in the address, so reloading brings it back.',
    reload: 'Reload',
    copy: 'Copy details',
    copied: 'Details copied',
  },
};
