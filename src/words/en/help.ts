/** The words of the help: keys, explanations, and the way to the tour. */
export const help = {
  title: 'Help',
  about:
    'A network learns lazily when its features stay where they were drawn, and only how they are added up is learned. It learns richly when the features themselves move. The lab shows both, and what decides between them.',
  tourAgain: 'Show the tour again',
  close: 'Close the help',
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
      help: 'this help',
      undo: 'take back the last change of settings',
      redo: 'make it again',
    },
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
  sections: {
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
};
