import { spoken } from '../language.ts';

/** The words of the pictures of a learned function and of features, most of them for those who can't see them. */
export const pictures = spoken('pictures', {
  percent: (percent: string) => `${percent} %`,
  /** The share of the test set that is right, written over the images. */
  right: (percent: string) => `${percent} right`,
  /** The same where a picture shows the training set, too. */
  rightOfTest: (percent: string) => `test: ${percent} right`,
  /** Written beside an image: its truth, then the answer. */
  takenFor: (truth: string, answer: string) => `${truth}→${answer}`,
  /** What stands beside a picture, as the beginning of a figure's caption. */
  inFigure: (caption: string) => `${caption.charAt(0).toUpperCase()}${caption.slice(1)}.`,
  /** How the answers of a classifier are shown. */
  answers: {
    pick: 'What it has learned, shown as',
    kinds: {
      images: {
        text: 'images',
        title: 'The test images with the largest errors. In training they change places at most once a second.',
      },
      outputs: { text: 'outputs', title: 'The outputs themselves: over one or two inputs, else against the targets.' },
      confusion: { text: 'confusion', title: 'A table of all answers on the test set: rows truth, columns answer.' },
      table: {
        text: 'table',
        title: 'The whole table of the two numbers, with the entries that the network has right.',
      },
    },
    figureTitle: { images: 'Answers to test images', confusion: 'Confusion of the classes', table: 'The whole table' },
    /** Follows the choice; `place` is "now" or a step. */
    caption: {
      outputs: (place: string) => place,
      images: (place: string) => `${place}, worst first`,
      confusion: (place: string) => `${place}, rows truth`,
      table: (place: string) => `${place}, rows a, columns b`,
    },
    /** The key of the table: the training set, what else is right, and what is wrong. */
    tableKey: { line: 'training', accent: 'test, right', danger: 'wrong' },
    tableTitle:
      'Rows: the first number; columns: the second. Grey: the training set. Blue: never shown, and right. Red: wrong, paler in the training set.',
  },
  function: {
    title: 'What it has learned:',
    /** The titles of a figure of it. */
    figureTitle: {
      function: 'The learned function',
      test: 'Outputs against targets, test set',
      train: 'Outputs against targets, training set',
      memorized: 'Outputs against targets, memorized',
    },
    /** The same where a key stands beside it. */
    shortTitle: 'Learned:',
    /** Says what the ticks below the curve of a relu network are. */
    kinks: { text: 'kinks', title: 'Kinks of the first 256 units of layer 1' },
    empty: 'What the network has learned appears here.',
    line: (error: string | null) =>
      `The learned function over the curve${error === null ? '' : `, ${error} away from it (root mean square)`}.`,
    besideLine: (name: string, error: string) => `The fit of “${name}” is ${error} away from the curve.`,
    kinksOf: (count: number) => `${count} kinks of units of the first layer are marked below.`,
    /** The fits that can be drawn beside the one of the network. */
    beside: {
      twin: {
        text: 'lazy twin',
        label: 'Draw the fit of the lazy twin',
        trainLabel: 'Draw the fit of the lazy twin, which trains beside the network: the run starts again',
      },
      limit: {
        text: 'n = ∞',
        label: 'Draw the fit of the network of infinite width',
        trainLabel: 'Draw the fit of the network of infinite width, which trains beside this one: the run starts again',
      },
    },
    /** Why one of them is not there. */
    noFit: {
      untrained: (name: string) => `No “${name}” was trained beside this network.`,
      notKept: (name: string) => `This run was kept without its “${name}”.`,
    },
    plane: (percent: string | null) =>
      `Decision surface${percent === null ? '' : `, ${percent} of the test samples right`}.`,
    surface: 'The learned function over the plane of the two inputs.',
    hinges: (count: string) => `Lines of ${count} chosen units.`,
    /** Names the lines of chosen units in a caption, after a key in their colour, and says what they are. */
    hingeCaption: { relu: 'kinks', smooth: 'z = 0' },
    hingeTitle: {
      relu: 'Each yellow line is where the pre-activation w·x + b of a chosen unit of layer 1 is 0: the unit switches on there, and the function has a kink.',
      smooth:
        'Each yellow line is where the pre-activation z = w·x + b of a chosen unit of layer 1 is 0. This activation is smooth, so the function has no kink there.',
    },
    images: (percent: string, error: string, wrong: readonly string[]) =>
      `The test images with the largest errors, the worst first: ${percent} of the test set right, the largest error ${error}. ${
        wrong.length === 0 ? 'None of those shown is wrong.' : `Wrong: ${wrong.join(', ')}.`
      }`,
    confusion: (percent: string, mistakes: readonly string[]) =>
      `The answers on the whole test set by class, rows truth, columns answer: ${percent} right. ${
        mistakes.length === 0 ? 'There is no mistake.' : `Most frequent mistakes: ${mistakes.join(', ')}.`
      }`,
    /** A mistake and how often it is made. */
    mistakes: (mistake: string, count: string) => `${mistake} (${count})`,
    /** A cell of the table of answers; `percent` is its share of the samples of its row. */
    cell: {
      right: (truth: string, count: string, all: string, percent: string) =>
        `${truth} answered right: ${count} of ${all} (${percent})`,
      wrong: (truth: string, answer: string, count: string, all: string, percent: string) =>
        `${truth} taken for ${answer}: ${count} of ${all} (${percent})`,
    },
    table: (percent: string, right: string, training: string) =>
      `The whole table of the two numbers: ${percent} of the entries of the test set right, and ${right} of the ${training} of the training set.`,
    entries: {
      /** An entry of the table; `set` is one of `sets`. */
      entry: (a: string, b: string, answer: number, said: number, set: string) =>
        `${a}, ${b}: ${said} ${said === answer ? 'is right' : `in place of ${answer}`} (${set})`,
      sets: ['test set', 'training set'] as readonly string[],
    },
    wrong: (truth: string, predicted: string) => `${truth} taken for ${predicted}`,
    pairs: (samples: string, error: string) =>
      `Outputs against targets of ${samples}, ${error} apart (root mean square).`,
    pairsOf: {
      test: 'the test samples',
      train: 'the training samples',
      memorized: 'the training samples, since the test labels can’t be learned',
    },
    /** Stands in place of the title where pairs are shown. */
    pairsTitle: { test: 'On test samples:', train: 'On training samples:', memorized: 'On training samples:' },
    /** Says why they are not those of the test set. */
    memorized: 'The test labels are coin flips, which no network can learn, so the training samples are shown.',
    /** The marks of the shares of directions below the pairs. */
    marks: '● now  ○ start  ┄ chance',
    /** The explanation of the shares. */
    aboutShares: {
      label: 'About the shares of the hidden directions',
      what: 'The targets depend on a few directions of the inputs alone. The lower picture shows how much of them each layer has found: the share of its sensitivity to the inputs that lies along a direction, and behind the dots that of all directions together.',
      formula: 's(u) = uᵀMu / tr M, M = mean of JᵀJ over probe samples, J = ∂z/∂x of the layer; f: J = ∂f/∂x',
      reading:
        'At 1 a layer sees nothing else; by chance a direction has 1/d. In layer 1 M is WᵀW, its neural feature matrix. A lazy network keeps the shares of its layers, though its f may turn to the directions.',
    },
    shares: {
      title: (names: readonly string[]) =>
        `share of ${names.length > 3 ? `${names[0]} … ${names[names.length - 1]}` : names.join(', ')}`,
      layer: 'layer',
      f: 'f',
      /** Says the shares of all layers to those who can't see them. */
      said: (names: readonly string[], layers: readonly string[], chance: string) =>
        `Share of ${names.length === 1 ? `the hidden direction ${names[0]}` : `the span of the hidden directions ${names[0]} to ${names[names.length - 1]}`} in what is seen of the inputs, ${chance} by chance: ${layers.join('; ')}.`,
      ofLayer: (layer: number | null, share: string, start: string | null) =>
        `${layer === null ? 'the output' : `layer ${layer}`} ${share}${start === null ? '' : ` (${start} at the start)`}`,
    },
    target: 'target',
    output: 'output',
  },
  /** Points that a person places; the rest is in `drawing`. */
  draw: {
    clear: 'Clear: take all points away',
    clearShort: 'clear',
    begin: 'Draw points',
    beginLabel: 'Draw points here: the samples of this task become points that you can add to and take back',
  },
  features: {
    pick: 'The layer whose features are shown',
    ofLayer: (layer: number) => `Layer ${layer}`,
    inputs: 'Inputs',
    pickKind: 'What is shown of this layer',
    kind: { units: 'units', samples: 'samples', weights: 'weights', kernel: 'kernel' },
    figureTitle: (layer: number, kind: string) => `Features of layer ${layer}: ${kind}`,
    /**
     * Says what the marks are, after the name of the layer and of what is shown. `place` is "now" or a step; it comes first,
     * since a narrow caption is cut at its end.
     */
    caption: {
      units: (place: string) => `● ${place}, ○ start`,
      samples: (place: string) => place,
      weights: (place: string) => `right: ${place}, left: start; most moved first`,
      kernel: (place: string) => `${place} below, start above`,
    },
    /** A unit, and how far it has moved. */
    unit: (unit: string, moved: string) => `unit ${unit}: ${moved}`,
    weights: (count: string, units: readonly string[]) =>
      `The input weights of the ${count} units of the first layer that have moved most, each at the start and now. The change as a share of the weights: ${units.join(', ')}.`,
    /** What the two halves of the kernel show. */
    halves: { now: 'now', start: 'start' },
    /** The names of the two classes of targets -1 and +1. */
    signs: ['−1', '+1'],
    kernel: (
      count: string,
      layer: number,
      isRegression: boolean,
      now: { within: string; between: string },
      start: { within: string; between: string },
    ) => {
      const groups = isRegression
        ? ['both from the lower or the upper half of the targets', 'one from each half']
        : ['of one class', 'of different classes'];
      return `The kernel of the features of layer ${layer} on ${count} samples, sorted by ${
        isRegression ? 'target' : 'class'
      }. Its mean entry for two samples ${groups[0]} is ${now.within} (at the start ${start.within}), ${groups[1]} ${now.between} (at the start ${start.between}).`;
    },
    entry: (row: string, column: string, now: string, start: string) =>
      `${row} with ${column}: now ${now}, at the start ${start}`,
    empty: 'The features of a layer appear here.',
    units: (count: string, moved: string, chosen: string | null) =>
      `The ${count} units of the first layer, each as its input weights. These weights have moved by ${moved} of their size since the start.${
        chosen === null ? '' : ` ${chosen} chosen.`
      }`,
    /** How keys choose units. */
    keys: 'Arrow keys go through the units. Enter chooses a unit or lets it go, Escape lets all go. The decision surface has the line of each chosen unit, where its pre-activation is 0.',
    readUnit: ({
      number,
      count,
      x,
      y,
      moved,
      isChosen,
    }: Record<'number' | 'count' | 'x' | 'y' | 'moved', string> & { isChosen: boolean }) =>
      `Unit ${number} of ${count}: at ${x}, ${y}, moved by ${moved}${isChosen ? ', chosen' : ''}`,
    start: 'step 0',
    choose: {
      label: 'Choose units',
      most: (count: number) => `${count} moved most`,
      mostLabel: (count: number) => `${count} moved most: choose these units`,
      /** The same beside another run. */
      mostHere: (count: number) => `${count} moved most here`,
      mostHereLabel: (count: number) =>
        `${count} moved most here: choose these units of this side, and mark the same units on both`,
      none: 'none',
      noneLabel: 'Let all units go',
    },
    samples: (count: string, layer: number, moved: string) =>
      `${count} samples in the two main directions of the features of layer ${layer}. In this plane they have moved by ${moved} of their size since the start.`,
  },
});
