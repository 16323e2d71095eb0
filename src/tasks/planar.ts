import type { RandomStream } from '../maths/random.ts';
import { oneOf } from '../settings/kind.ts';
import { row } from '../settings/row.ts';
import { amount, noisyPoints } from '../words/en/task-phrases.ts';
import { words } from '../words/words.ts';
import type { MadeData, Samples } from './data/dataset.ts';
import { drawInputs } from './data/inputs.ts';
import { scatter } from './data/scatter.ts';
import { addNoise, classTargets, signOfClass, signOfTargets } from './data/targets.ts';
import { taskStreams } from './data/task-streams.ts';
import { defineTask, type TaskOfRow } from './define-task.ts';
import { LEARNS_AT_ONCE, noise, sampled, targets, twoClasses } from './shared-settings.ts';

const SHAPE_PHRASES = {
  spirals: 'which of two intertwined spirals a point lies on',
  circles: 'whether a point lies in the inner disc or in the ring around it',
  xor: 'whether the two coordinates of a point have the same sign',
  gaussians: 'which of two round clouds a point belongs to',
};

/** The row of the two-class patterns in the plane. */
export const planar = defineTask({
  name: 'planar',
  words: {
    title: 'Patterns in the plane',
    short: { optionOf: 'shape' },
    sentence: (task) => `Learn ${SHAPE_PHRASES[task.shape]}${noisyPoints(task)}${amount(task)}`,
  },
  settings: {
    shape: row(oneOf(['spirals', 'circles', 'xor', 'gaussians'], 'spirals'), {
      key: 'shape',
      axis: null,
      words: {
        label: 'Pattern',
        hint: 'How the two classes lie in the plane. Spirals are the hardest; two Gaussian clouds are nearly separated by a line.',
        short: '',
        options: { spirals: 'Spirals', circles: 'Circles', xor: 'XOR', gaussians: 'Gaussians' },
      },
    }),
    targets: targets('sign'),
    noise: noise(0.1),
    ...sampled(256, 256),
  },
  checks: [],
  shape: (task) => ({ inputs: 2, ...twoClasses(task) }),
  learns: { ...LEARNS_AT_ONCE, 'task.samples': 128, 'task.noise': 0.05 },
});

type Planar = TaskOfRow<typeof planar>;
type DrawPoint = (stream: RandomStream, classIndex: number) => readonly [number, number];

const SPIRAL_TURNS = 1.75;
/** E r^2 = R^2 / 3 = 2 for r uniform on [0, R]. */
const SPIRAL_RADIUS = Math.sqrt(6);

/** Radii of the disc and of the ring, as shares of the outer radius. */
const CIRCLES = { disc: 0.5, ring: 0.7 };
/** E r^2 = R^2 (disc^2 + 1 + ring + ring^2) / 6 = 2 for r uniform on [0, disc R] or [ring R, R]. */
const CIRCLES_RADIUS = Math.sqrt(12 / (CIRCLES.disc ** 2 + 1 + CIRCLES.ring + CIRCLES.ring ** 2));

/** The distance of the XOR squares from the axes. */
const XOR_GAP = 0.2;
/** E s^2 = (gap^2 + gap b + b^2) / 3 = 1 for s uniform on [gap, b]. */
const XOR_REACH = (Math.sqrt(12 - 3 * XOR_GAP ** 2) - XOR_GAP) / 2;

/** Spread of each cloud, and the coordinates of the centres: centre^2 + spread^2 = 1. */
const CLOUD_SPREAD = 0.5;
const CLOUD_CENTRE = Math.sqrt(1 - CLOUD_SPREAD ** 2);

const between = (stream: RandomStream, from: number, to: number) => from + (to - from) * stream.uniform();
const polar = (radius: number, angle: number) => [radius * Math.cos(angle), radius * Math.sin(angle)] as const;

/** How each pattern draws one point of a class; every pattern has mean 0 and E|x|^2 = 2. */
const SHAPES: Record<Planar['shape'], DrawPoint> = {
  spirals: (stream, classIndex) => {
    const along = stream.uniform();
    return polar(SPIRAL_RADIUS * along, 2 * Math.PI * SPIRAL_TURNS * along + Math.PI * classIndex);
  },
  circles: (stream, classIndex) => {
    const share = classIndex === 1 ? between(stream, 0, CIRCLES.disc) : between(stream, CIRCLES.ring, 1);
    return polar(CIRCLES_RADIUS * share, 2 * Math.PI * stream.uniform());
  },
  xor: (stream, classIndex) => {
    const side = signOfClass(stream.integer(2));
    const first = between(stream, XOR_GAP, XOR_REACH);
    return [side * first, side * signOfClass(classIndex) * between(stream, XOR_GAP, XOR_REACH)];
  },
  gaussians: (stream, classIndex) => {
    const centre = signOfClass(classIndex) * CLOUD_CENTRE;
    return [centre + CLOUD_SPREAD * stream.normal(), centre + CLOUD_SPREAD * stream.normal()];
  },
};

/**
 * Makes two balanced classes in the plane, which alternate from sample to sample: two spirals of 1.75 turns; a disc
 * (class 1) in a ring; XOR (class 1 where the coordinates agree in sign); or two Gaussian clouds. Each pattern has
 * E|x|^2 = 2. `noise` is the std of a Gaussian shift of every coordinate, of training and test points alike. Then all
 * coordinates are divided by sqrt(1 + noise^2), so that E|x|^2 = 2 again. Picture: the points with their class.
 */
export function makePlanar(task: Planar): MadeData {
  const streams = taskStreams(task.seed);
  const dataset = {
    ...planar.shape(task),
    train: draw(task, task.samples, streams.train, streams.trainNoise),
    test: draw(task, task.testSamples, streams.test, streams.testNoise),
  };
  const { x: coordinate } = words.tasks.axes;
  return {
    dataset,
    picture: scatter(dataset, { xLabel: coordinate(1), yLabel: coordinate(2), areInputs: true }, (x, y) => [
      x[0],
      x[1],
      signOfTargets(y),
    ]),
  };
}

function draw(task: Planar, count: number, pointStream: RandomStream, noiseStream: RandomStream): Samples {
  const { inputs, outputs } = planar.shape(task);
  const classOf = (index: number) => index % 2;
  const x = drawInputs(count, inputs, pointStream, (stream, row, index) =>
    row.set(SHAPES[task.shape](stream, classOf(index))),
  );
  addNoise(x, task.noise, noiseStream);
  const scale = 1 / Math.sqrt(1 + task.noise ** 2);
  for (let i = 0; i < x.length; i++) x[i] *= scale;
  return {
    count,
    x,
    y: classTargets(
      Array.from({ length: count }, (_, i) => classOf(i)),
      outputs,
    ),
  };
}
