/** The experiments to begin with, each a link. `cli/run/gallery.test.ts` trains them and checks what their words say. */
import { changeDraft } from '../settings/draft.ts';
import { defaultTask, type MadeTaskName } from '../tasks/tasks.ts';
import { translated } from '../words/language.ts';
import { differencesOf, LAZY_AND_RICH, type Difference } from './comparison.ts';
import { defaultExperiment } from './default-experiment.ts';
import type { Experiment } from './experiment.ts';
import { withLearningSettings } from './learning-settings.ts';
import { encodeLink } from './link/link.ts';
import { encodePriorLink } from './link/prior-link.ts';
import { encodeSweepLink } from './link/sweep-link.ts';
import { OPENING } from './opening.ts';
import { DEFAULT_PRIOR } from './prior.ts';
import { presetSweep } from './sweep/presets.ts';

/** An experiment of the gallery. */
export interface GalleryEntry {
  /** Its name in the files of its pictures, `begin/ID-light.webp` and `begin/ID-dark.webp`. */
  id: string;
  /** The link that opens it. */
  link: string;
  words: {
    title: string;
    /** Says in one sentence what to look at. */
    look: string;
  };
}

/** Returns a task with the settings under which it is learned, and with some others. */
const learned = (task: MadeTaskName, settings: Readonly<Record<string, unknown>> = {}): Experiment =>
  Object.entries(settings).reduce<object>(
    (draft, [path, value]) => changeDraft({ ...draft }, path, value),
    withLearningSettings({ ...defaultExperiment, task: defaultTask(task) }, defaultExperiment),
  ) as Experiment;

/** Returns the link of two networks side by side. */
const beside = (left: Experiment, right: Experiment) =>
  encodeLink(left, { right, differing: differencesOf(left, right) });

/** Returns the link of two networks that differ in one setting. */
function compared(experiment: Experiment, [{ path, left, right }]: readonly Difference[] = LAZY_AND_RICH): string {
  const at = (value: unknown) => changeDraft(experiment, path, value) as Experiment;
  return beside(at(left), at(right));
}

/**
 * A shallow, rich network that learns the product of six of 24 signs, of this task. It is too narrow to learn thousands of
 * samples by heart, and its run ends before it finds the product alone.
 */
const ofSixSigns = (task: 'staircase' | 'parity') =>
  learned(task, {
    'task.degree': 6,
    'task.samples': 8192,
    'task.testSamples': 1024,
    'net.width': 32,
    'net.depth': 1,
    'scaling.gamma0': 4,
    'train.lr': 0.04,
    'train.batch': 128,
    'train.steps': 5000,
  });

/** The settings of digits for rules of learning whose activation has a smooth derivative. */
const SMOOTH = { 'net.width': 128, 'net.depth': 2, 'net.activation': 'tanh' };

/** The experiments of the gallery by their ids, in its order. */
export const BEGINNINGS = translated('gallery', {
  spirals: {
    link: encodeLink(OPENING.experiment, OPENING.comparison),
    words: {
      title: 'Lazy or rich?',
      look: 'Two networks with the same start: within seconds the rich one draws both spirals, while the features of the lazy one stand still.',
    },
  },
  curve: {
    link: compared(learned('curve')),
    words: {
      title: 'Fit a curve',
      look: 'The rich network bends where the curve bends; the lazy one follows it slowly, with features that hardly move.',
    },
  },
  parity: {
    link: compared(learned('parity')),
    words: {
      title: 'A rule that must be found',
      look: 'Both fit all training samples. Only the rich network finds the parity behind them, and is right on new ones.',
    },
  },
  widths: {
    link: compared(learned('planar', { 'task.shape': 'circles' }), [{ path: 'net.width', left: 32, right: 512 }]),
    words: {
      title: 'μP: the same at every width',
      look: 'Width 32 beside 512: under μP their losses fall and their features move alike. Choose NTP, and the wide one turns lazy.',
    },
  },
  coordinate: {
    link: encodeSweepLink(presetSweep('coordinate')),
    words: {
      title: 'Coordinate check',
      look: 'Press “Run the sweep” and wait some twenty seconds: over widths, what four steps move stays level under μP, shrinks under NTP, and explodes under SP.',
    },
  },
  alignment: {
    link: '#v=1&task=chain&depth=2&baseWidth=256&scaling=sp&centered=false&gain=0.25&lr=0.03&batch=full&steps=1000&probe=128',
    words: {
      title: 'Feature learning as alignment',
      look: 'As the loss falls, what each layer looks at aligns with what the gradients ask for: the dashed lines of the third chart rise.',
    },
  },
  staircase: {
    link: beside(ofSixSigns('staircase'), ofSixSigns('parity')),
    words: {
      title: 'A staircase beside a wall',
      look: 'Both targets hold the product of six signs. With the shorter products below it, on the left, the network climbs to it in a thousand steps; alone, on the right, it is not found in five thousand.',
    },
  },
  catapult: {
    link: '#v=1&width=64&depth=2&lr=1.05&lrUnit=critical&gamma0=0.01&task=chain&d=16&samples=64&batch=full&steps=300&twin=true',
    words: {
      title: 'Catapult',
      look: 'The rate is 5 % above the critical one: the loss explodes, the network lands where it is less sharp, and learns on. Its lazy twin is lost.',
    },
  },
  edge: {
    link: encodeLink(
      learned('planar', {
        'net.width': 64,
        'scaling.gamma0': 3,
        'train.lr': 0.3,
        'train.lrUnit': 'critical',
        'measure.sharpness': true,
      }),
    ),
    words: {
      title: 'Edge of stability',
      look: 'The sharpness begins at a third of what gradient descent bears, rises to the edge, and stays there while the loss falls on.',
    },
  },
  grokking: {
    link: '#v=1&width=256&depth=1&lr=0.04&activation=quadratic&gamma0=2&weightDecay=0&batch=full&task=modular-addition&steps=8000&probe=64&right.weightDecay=0.003&fit=accuracy&charts=loss.logX',
    words: {
      title: 'Grokking',
      look: 'Both soon know their part of a table of sums by heart. With a little weight decay, on the right, the network finds the rule behind it thousands of steps later: red turns blue.',
    },
  },
  feedback: {
    link: compared(learned('digits', { ...SMOOTH, 'train.lr': 0.05 }), [
      { path: 'train.rule', left: 'bp', right: 'fa' },
    ]),
    words: {
      title: 'Backpropagation or feedback alignment',
      look: 'On the right errors come back through random weights that never change. It learns to read digits all the same, but not as well.',
    },
  },
  predictive: {
    link: compared(learned('digits', { ...SMOOTH, 'train.lr': 0.1, 'scaling.centered': false }), [
      { path: 'train.rule', left: 'bp', right: 'pc' },
    ]),
    words: {
      title: 'Predictive coding',
      look: 'On the right each layer learns from its neighbours alone. Within a hundred steps it reads two digits of three, not many fewer than with backpropagation.',
    },
  },
  prior: {
    link: encodePriorLink(DEFAULT_PRIOR),
    words: {
      title: 'Deep linear networks at random',
      look: 'Before any training, the output of a deep network is far from Gaussian: most are near zero, and a few are huge.',
    },
  },
} satisfies Record<string, Omit<GalleryEntry, 'id'>>);

/** The name of an experiment of the gallery. */
export type GalleryId = keyof typeof BEGINNINGS;

/** All experiments of the gallery, in its order. */
export const GALLERY = Object.entries(BEGINNINGS).map(([id, entry]) => ({ id: id as GalleryId, ...entry }));
