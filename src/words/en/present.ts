import { spoken } from '../language.ts';

/** The words of the view for a projector, which is loaded late. */
export const present = spoken('present', {
  region: 'For a projector',
  things: {
    function: { one: 'The function that the network has learned', two: 'The functions that both have learned' },
    features: { one: 'How far the features have moved', two: 'How far the features of both have moved' },
    network: { one: 'Which layers have moved', two: 'Which layers of both have moved' },
    movement: {
      one: 'Features and kernel: how far from their start',
      two: 'Features and kernel: how far from their start',
    },
    loss: { one: 'How well the network fits', two: 'How well both fit' },
    alignment: { one: 'How the weights have turned', two: 'How the weights of both have turned' },
    outputs: { one: 'The outputs of random networks', two: 'The outputs of random networks' },
    numbers: { one: 'Random networks: measured and predicted', two: 'Random networks: measured and predicted' },
    result: { one: 'Many networks, trained one after the other', two: 'Many networks, trained one after the other' },
    layer: {
      one: 'What a layer looks at, and what the output depends on',
      two: 'What a layer looks at, and what the output depends on',
    },
    whole: { one: 'The lesson', two: 'The lesson' },
  },
  titleInTalk: (title: string, thing: string) => `${title}: ${thing}`,
  next: 'Next',
  previous: 'Previous',
  place: (number: number, count: number) => `${number} / ${count}`,
  placeInTalk: (number: number, count: number) => `${number} of ${count}`,
  light: 'Spotlight: one line, one network, or a circle that follows the pointer',
  leave: 'Back to the lab',
  note: 'Show the note, or hide it',
  editTalk: 'Talk: a list of experiments to show',
});
