import { spoken } from '../language.ts';

/** The words about points that a person draws. */
export const drawing = spoken('drawing', {
  surface: {
    plane: 'Place points of two classes',
    line: 'Place points of a curve',
  },
  keys: 'Arrow keys move a cursor, with Shift in small steps. Enter places a point, with Shift of the other class. Backspace takes the last point back.',
  /** Stands in the picture before there is a point. */
  first: 'Click, drag or tap here to place the first points.',
  tools: 'Drawing',
  about: {
    plane: 'Click, drag or tap to place points of this class.',
    line: 'Click, drag or tap to place points of the curve.',
  },
  classes: { '-1': '−1', '1': '+1' },
  classLabel: (label: string) => `Place points of class ${label}`,
  /** Follows the buttons of the classes where there is a mouse. */
  other: 'right-click: the other',
  aboutOther: 'The right button, or Shift, places points of the other class.',
  takeBack: 'Take the last point back (Backspace)',
  list: {
    /** The name of the button that shows the number of points, and of the table that it opens. */
    open: (count: string) => `${count}: list`,
    caption: 'The points that you have placed, the newest first',
    point: 'point',
    class: 'class',
    remove: (number: string) => `Remove point ${number}`,
  },
  points: (count: number) => `${count} ${count === 1 ? 'point' : 'points'}`,
  full: (most: number) => `A link holds at most ${most} points, and here they are. Take some back to place others.`,
  cursor: (x: string, y: string) => `x ${x}, y ${y}`,
  placed: (count: string, x: string, y: string, label: string | null) =>
    `Point ${count} placed at ${x}, ${y}${label === null ? '' : `, class ${label}`}`,
  takenBack: (count: string) => `Taken back; ${count} left`,
});
