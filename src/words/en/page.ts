import { spoken } from '../language.ts';
import { charts } from './page-charts.ts';

/** The words of the panel of all settings. */
const settings = {
  title: 'All settings',
  about:
    'A change restarts the run; learning rate and schedule act at once while it trains. The address keeps everything.',
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

/** Returns a name as it stands inside of another: without its capital, unless it is a symbol such as "SP". */
const lowered = (name: string) => (/^[A-Z][a-z]/.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name);

/** The words of the page. */
export const page = spoken('page', {
  settings,
  title: 'Lazy–Rich Lab',
  tagline: 'Does a network learn by moving its features?',
  skip: 'Skip to the charts',
  views: { label: 'View', names: { lesson: 'Lessons', training: 'Training', sweep: 'Sweeps', prior: 'Prior' } },
  keys: { space: 'Space' },
  begin: { title: 'Begin with', about: 'Each opens in the lab with all its settings.', close: 'Close' },
  takeAway: 'Take away',
  share: 'Share',
  drop: 'Drop the file to open it.',
  unknownBackend: (asked: string, known: readonly string[]) =>
    `The address asks for the compute engine "${asked}", which does not exist; the lab chose one itself. Possible: ${known.join(', ')}.`,
  unknownThreads: (asked: string, most: number) =>
    `The address says "threads=${asked}". Possible: a whole number from 1 to ${most}. The lab uses as many as there are cores.`,
  unknownCapture: (asked: string) =>
    `The address says "capture=${asked}". Possible: 1 (steps are captured once and replayed) or 0 (each operation runs on its own). The lab took 1.`,

  transport: {
    label: 'Run',
    play: 'Play',
    playOn: 'Play: return to now and go on',
    pause: 'Pause',
    step: 'One step',
    reset: 'Reset: start again from step 0',
    redraw: 'Draw again from the first network',
  },
  /** The two sides of a comparison. */
  sides: {
    lazy: 'lazy',
    rich: 'rich',
    left: 'left',
    right: 'right',
    /** In place of the value of a setting that is left out. */
    byDefault: 'usual',
    fact: (name: string, value: string) => `${name} = ${value}`,
    more: ' …',
    /** Before the verdict of a column. */
    measured: 'measured:',
    /** The name of a column, for a screen reader. */
    network: (name: string) => `Network, ${name}`,
    region: (name: string, about: string) => (about ? `${name}: ${about}` : name),
  },
  /** Names of runs in the charts. */
  runs: {
    present: 'this run',
    last: 'last run',
    lastNamed: (name: string) => `last run: ${name}`,
  },
  readout: {
    step: 'step',
    /** Follows a step of the past. */
    of: (newest: string) => `of ${newest}`,
    speed: (value: string) => `${value} steps/s`,
    phases: { opening: 'starting', running: 'running', paused: 'paused', done: 'done', failed: 'stopped' },
    fitting: 'fitting the RFM',
    noData: 'data missing',
    noPoint: 'no point yet',
  },
  priorReadout: {
    /** Before and behind the number of networks. */
    networks: { before: '', after: ' networks' },
    phases: { opening: 'starting', running: 'drawing', paused: 'paused', done: 'done', failed: 'stopped' },
  },
  backend: {
    opening: 'opening …',
    chosen: (isWasm: boolean, wasm: string, webgpu: string) =>
      `${isWasm ? 'WebAssembly' : 'WebGPU'} is faster here: a step of this network takes about ${wasm} ms with WebAssembly and ${webgpu} ms with WebGPU, as measured on this machine within a day.`,
    names: { webgpu: 'WebGPU', wasm: 'WebAssembly', cpu: 'JavaScript' },
    label: (name: string) => `Compute engine: ${name}. Why this one?`,
    title: 'Where it computes',
    adapter: (adapter: string) => `Graphics adapter: ${adapter}.`,
    uses: (memory: string) => `This run uses about ${memory} of memory.`,
    local: 'Everything runs in this browser; nothing is sent anywhere.',
    force:
      'To compare engines, add ?backend=webgpu, ?backend=wasm or ?backend=cpu to the address; with capture=0 each operation runs on its own, more slowly.',
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
  /** The controls on a phone. */
  sheet: { title: 'Controls', close: 'Close the controls' },
  /** What a network has learned, on a phone apart from its task. */
  learned: 'What the network has learned',
  exactValue: (label: string) => `${label}, exact value`,
  explain: (label: string) => `About: ${label}`,
  criticalRate: {
    symbol: 'η',
    subscript: 'c',
    unit: 'in units of the critical learning rate',
    tick: 'critical',
    about:
      'Here it is a multiple of the critical rate, above which gradient descent on the linearized network diverges (mse), or leaves output 0 and may still converge (cross-entropy). Every step must see all training samples. Smaller batches have a lower limit of their own, which the run names.',
    valueText: (value: string) => `${value} times the critical rate`,
  },
  scaling: {
    presetTitles: {
      sp: 'Standard parametrization: what people do by default. The best learning rate drifts with the width; with κ = 1 wide networks are lazy.',
      ntp: 'Neural tangent parametrization: wide networks are lazy.',
      mup: 'Maximal update parametrization: rich at every width.',
      ip: 'Integrable (mean-field) parametrization: with one hidden layer the same as μP; deeper, the features vanish at the start.',
      custom: 'Your own exponents for input, hidden and output layers.',
    },
    roles: ['input', 'hidden', 'output'],
    exponents: 'Exponents b and c',
    exponentOf: (name: string, role: string) => `Exponent ${name}, ${role} layer`,
  },
  richness: {
    lazy: 'lazy',
    rich: 'rich',
    valueText: (value: string) => `${value}; small is lazy, large is rich`,
  },
  summary: (parts: readonly string[]) => parts.join(' · '),
  sentences: (all: readonly string[]) => all.join(' '),
  moreSettings: 'All settings',
  closeSettings: 'Close the settings',

  help: 'Help: keys and explanations',
  undo: { undo: 'Undo', redo: 'Redo' },
  comparison: {
    lazyRich: 'Lazy | rich',
    noRichness: (rule: string) => `${rule} has no richness, so there is no lazy and no rich network to compare.`,
    title: 'Compare with …',
    about:
      'Two networks with the same data, the same initial weights and the same batches train in step. They differ in one setting.',
    setting: 'Setting',
    values: { left: 'Left value', right: 'Right value' },
    flags: { true: 'yes', false: 'no' },
    compare: 'Compare',
    end: 'One network again',
    /** The name of a control of one side only. */
    left: (name: string) => `Left ${lowered(name)}`,
    right: (name: string) => `Right ${lowered(name)}`,
    refused: {
      leftSide: (sentence: string) => `On the left: ${sentence}`,
      rightSide: (sentence: string) => `On the right: ${sentence}`,
    },
  },

  task: {
    label: 'Task',
    none: 'The data are not there.',
    figureTitle: 'The task',
    pictureLabel: 'A few samples of the task',
  },
  network: {
    title: 'Network',
    about:
      'Each hidden layer lights up as its features move away from where they started, on the same colours as the richness dial: cool is lazy, warm is rich.',
    pick: 'Choose a layer to look into its weights.',
    lost: (file: string) =>
      `The network of ${file} is not kept when the page is loaded anew: here its weights are drawn, at step 0. Open ${file} again to have it back, or play to train the drawn network.`,
  },
  table: {
    title: 'Scaling',
    about:
      'For each layer of weights: the standard deviation of the initial weights, the learning rate, and the equivalent exponents of the abc-parametrization (multiplier n^−a, std n^−b, learning rate n^−c).',
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
    verdict: {
      label: (sentence: string) => `Scaling: ${sentence}. What does that mean?`,
      regimes: {
        unstable: 'unstable',
        trivial: 'trivial',
        kernel: 'kernel regime',
        featureLearning: 'feature learning',
      },
      sentence: (regime: string, r: string) => `${regime} as n grows, r = ${r}`,
    },
    decaySlip: {
      sentence: 'decay not width-free',
      label: 'Weight decay depends on the width. What does that mean?',
    },
  },

  charts,

  failure: {
    title: 'The run stopped',
    /** A title with the sentence after it. */
    titled: (title: string) => `${title}.`,
    remedy: (setting: string, value: string) => `Start again with ${setting} ${value}`,
    goOn: (step: string) => `Go on from step ${step}`,
    gpu: {
      again: 'The GPU failed and was opened anew. The run goes on from where it was a moment before.',
      givenUp:
        'The GPU failed and is left alone. The run goes on with WebAssembly from where it was a moment before; from there on its last digits may differ. Reload the page to try the GPU again.',
    },
    reset: 'Reset',
    showControl: 'Show the setting',
    openData: 'Open the data …',
  },
  data: { title: 'Your data', change: 'Data …' },
  brought: {
    label: 'Settings of the task',
    took: (settings: readonly string[]) => `Took the settings under which it learns: ${settings.join(', ')}.`,
    mine: 'Keep mine',
  },
  notices: {
    label: 'Notices',
    close: 'Close',
    opened: (file: string) => `Opened ${file}.`,
    openedText: 'Opened what was pasted.',
    all: 'Show all notices',
  },
  late: {
    notLoaded: {
      title: (part: string) => `${part} could not be loaded`,
      sentence:
        'A file of the page did not arrive: the network is away, or the lab was renewed since this page was opened. Nothing is lost, and a run goes on. If trying again does not help, reload the page: the experiment is in the address, but its run begins anew.',
    },
    failed: {
      title: (part: string) => `${part} failed`,
      sentence:
        'Something in this part of the page went wrong. Nothing else is lost, and a run goes on. If trying again does not help, reload the page: the experiment is in the address, but its run begins anew.',
    },
    again: 'Try again',
    loading: 'Loading…',
    close: 'Close',
    reload: 'Reload the page',
    parts: {
      lesson: 'The view of lessons',
      sweep: 'The view of sweeps',
      prior: 'The view of the prior',
      inspector: 'The inspector',
      settings: 'The panel of settings',
      runs: 'The list of runs',
      table: 'The table',
      drawing: 'The drawing of points',
      network: 'The line about the opened network',
      dialog: 'The explanation',
      figures: 'The menu of figures',
      help: 'The help',
      present: 'The view for a projector',
      tour: 'The tour',
      embed: 'The embedded lab',
    },
  },
  broken: {
    title: 'The page failed',
    sentence:
      'Something in the page itself went wrong, and it can’t go on. The experiment is in the address, so reloading brings it back.',
    reload: 'Reload',
    copy: 'Copy details',
    copied: 'Details copied',
  },
});
