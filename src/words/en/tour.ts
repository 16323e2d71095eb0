import { spoken } from '../language.ts';

/** The words of the tour of a first visit. */
export const tour = spoken('tour', {
  place: (step: number, steps: number) => `${step} of ${steps}`,
  next: 'Next',
  back: 'Back',
  skip: 'Skip',
  end: 'Done',
  steps: {
    networks: {
      title: 'Two networks learn at once',
      /** Of a lazy beside a rich one, of another comparison, and of one network alone. */
      text: {
        lazyRich:
          'Same data, same initial weights, same moment. They differ in one number, the richness: small on the left, large on the right.',
        other: 'Same data, same moment. They differ in one setting, which is named above each.',
        alone: 'Here one network learns. Press “Lazy | rich” to train two that differ in their richness only.',
      },
    },
    learned: {
      title: 'What a network has learned',
      /** Of the run with which the page opens, once it has been started again, and of any other. */
      text: {
        anew: 'The picture shows what the network answers right now, with the data that it learns from. Training has started again: watch which side finds the pattern first.',
        other: 'The picture shows what the network answers right now, with the data that it learns from.',
      },
    },
    features: {
      title: 'Its features stand still, or fly',
      text: 'Rings mark where the features of the hidden units started, dots where they are now. In a lazy network they hardly move; in a rich one, to where the data needs them.',
    },
    time: {
      title: 'Every moment is kept',
      text: 'Drag the time line back: all pictures and curves show that step. “Now” returns to the present.',
    },
    controls: {
      title: 'Your turn',
      text: 'Change the richness, and the run starts again. “Begin with” has experiments worth a look. The question mark in the bar explains every control.',
    },
  },
});
