import { spoken } from '../language.ts';

/** The words of the help: keys, explanations, and the way to the tour. */
export const help = spoken('help', {
  title: 'Help',
  about:
    'A network learns lazily when its features stay where they were drawn, and only how they are added up is learned. It learns richly when the features themselves move. The lab shows both, and what decides between them.',
  restHidden: 'Pause while this tab is hidden, to spare the battery. Otherwise it trains on at full speed.',
  tourAgain: 'Show the tour again',
  close: 'Close the help',
  present: 'For a projector',
  keys: {
    title: 'Keys',
    everywhere: 'Everywhere on the page',
    inControl: 'In a control that has the focus',
    of: {
      playOrPause: 'play or pause',
      step: 'one step',
      reset: 'start again from step 0',
      compare: 'a lazy beside a rich network, or one again',
      begin: 'experiments to begin with',
      takeAway: 'files to take along, and to open',
      present: 'the page for a projector, one thing at a time',
      help: 'this help',
      undo: 'take back the last change of settings',
      redo: 'make it again',
    },
    inPresent: 'On a projector',
    present: [
      { keys: ['→', 'Page Down'], does: 'next thing; a clicker sends these' },
      { keys: ['←', 'Page Up'], does: 'previous thing' },
      { keys: ['1', '2', '…'], does: 'the thing of this number' },
      { keys: ['S'], does: 'spotlight: one line, one network, or a circle that follows the pointer' },
      { keys: ['N'], does: 'the note of the talk' },
      { keys: ['Escape'], does: 'back to the lab' },
    ],
    controls: [
      { keys: ['←', '→'], does: 'slider: to the next value; time line: to the next snapshot; chart: to the next step' },
      { keys: ['Shift + ←', 'Shift + →'], does: 'slider: four values; time line: ten snapshots' },
      { keys: ['Page Up', 'Page Down'], does: 'the same as with Shift' },
      { keys: ['Home', 'End'], does: 'slider and time line: to the first, to the last' },
      { keys: ['↑', '↓'], does: 'exact value: up or down; map or matrix: to the next row' },
      { keys: ['Enter'], does: 'exact value: take it; layer or cell: look into it' },
      { keys: ['Escape'], does: 'give up a refused value; close what is open' },
    ],
  },
  ideas: {
    features: {
      name: 'Features',
      text: 'The features of a sample are the activations of a hidden layer, which the layers above it read. How far they have moved since the start is the feature movement.',
    },
    units: {
      name: 'Units',
      text: 'A unit is one neuron of a layer. In the plane, a unit of the first layer is drawn as a point: its two weights, times the size of what it sends on.',
    },
    samples: {
      name: 'Samples',
      text: 'The data that the network learns from are training samples; test samples are new to it. As features they are points, which lie close together where a layer takes them for alike.',
    },
    kernel: {
      name: 'Kernel',
      text: 'A kernel says for every two samples how alike the network takes them to be. In the picture of the features it is that of one layer. The tangent kernel says how much a step on one sample changes the answer on the other; if it stays as it was, training is lazy.',
    },
    richness: {
      name: 'Richness',
      symbol: 'γ₀',
      text: 'The richness decides how far the features have to move until the data are learned. Near 0 training is lazy; the larger it is, the further they move.',
    },
  },
  sections: {
    ideas: 'Ideas',
    main: 'Sliders and scaling',
    network: 'Network',
    training: 'Training',
    task: 'Data of the tasks',
    measured: 'What is measured',
    charts: 'What the charts show',
    prior: 'Prior',
    sweep: 'Sweep',
  },
  table: {
    abc: 'a, b, c',
    r: 'r',
    rAbout:
      'The exponent in the verdict beside the table of the scaling: features move by n^−r as the width n grows. r = 0 is feature learning at every width. The larger r, the lazier are wide networks.',
  },
});
