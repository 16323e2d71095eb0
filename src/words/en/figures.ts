import { spoken } from '../language.ts';

/** The words of figures that are saved. */
export const figures = spoken('figures', {
  size: 'Size',
  sizes: {
    shown: { text: 'as shown', title: 'As large as on the page' },
    column: { text: '1 column', title: 'One column of a paper: 3.25 inches wide, in light colours' },
    columns: { text: '2 columns', title: 'Two columns of a paper: 6.75 inches wide, in light colours' },
    slide: { text: 'slide', title: '1280 x 720 pixels, with texts that can be read from afar' },
  },
  textsLabel: 'Texts',
  texts: {
    all: { text: 'with texts', title: 'With title, caption, settings and link around the picture' },
    none: {
      text: 'picture only',
      title: 'The picture with its keys. The file still holds title, settings and link, unseen',
    },
  },
  theme: 'Colours',
  /** Why the colours can't be chosen. */
  themeOfPaper: 'Colours: light, for paper',
  themes: { light: 'light', dark: 'dark' },
  /** The title of a figure of one of two networks. */
  ofSide: (title: string, side: string) => `${title}, ${side}`,
  preview: (title: string) => `The figure: ${title}`,
  svg: 'SVG',
  svgLabel: 'Save as SVG: vectors, for papers and drawing programs',
  png: 'PNG',
  pngLabel: 'Save as PNG: pixels, for slides and pages',
  copy: 'Copy picture',
  copied: 'The picture is in the clipboard.',
  copyFailed: 'This browser does not let the page copy pictures. Save the PNG instead.',
  saved: (file: string) => `Saved as ${file}.`,
  /** The name of a file whose figure has a title without letters. */
  fileName: 'figure',
  /** Parts of the name of a file: letters, digits and hyphens. */
  atStep: (step: number) => `step-${step}`,
  sizeOfFile: { shown: '', column: '1-column', columns: '2-columns', slide: 'slide' },
  alone: 'picture',
  empty: 'There is no picture yet.',
  failed: (reason: string) => `The figure could not be drawn (${reason}). Try another size, or “as shown”.`,
  /** What explains the colours of a picture that stands alone. */
  legend: {
    ofClass: (name: string) => `class ${name}`,
    output: 'f',
    weight: 'w',
    kernel: 'k',
    targets: 'target',
    is: (name: string, value: string) => `${name} ${value}`,
    atMost: (name: string, value: string) => `${name} ≤ ${value}`,
    atLeast: (name: string, value: string) => `${name} ≥ ${value}`,
    margin: 'A colour is full where the output of its class is 1 or more above the next one.',
    learned: 'learned function',
    target: 'curve to learn',
    samples: 'samples',
    /** The entries of a table of answers. */
    entries: { training: 'training set, right', right: 'test set, right', wrong: 'wrong, paler in the training set' },
    /** The whole names of classes, which are cut in the picture. */
    classes: (names: readonly string[]) => `Classes: ${names.join(', ')}.`,
  },
  creator: 'Lazy Rich Lab',
  /** The settings of one network, and of several by their names. */
  settings: (parts: readonly string[]) => `Settings: ${parts.join(', ')}.`,
  differing: (runs: readonly string[]) => ` ${runs.join('; ')}.`,
  ofRun: (name: string, parts: readonly string[]) => `${name}: ${parts.join(', ')}`,
  axes: (names: readonly string[]) => ` Axes: ${names.join(', ')}.`,
});
