/** What the gallery says of each experiment holds when it is trained. */
import { existsSync, statSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { unpackFrame, type Frame } from '../../src/config/frame.ts';
import type { Experiment } from '../../src/config/experiment.ts';
import { GALLERY, type GalleryId } from '../../src/config/gallery.ts';
import { decodeWholeLink } from '../../src/config/testing/decode-whole-link.ts';
import { sweepCells } from '../../src/config/sweep/cells.ts';
import { openBackend } from '../../src/engine/backends/open-backend.ts';
import { createRun } from '../../src/engine/create-run.ts';
import { priorKurtosis } from '../../src/maths/deep-linear-prior.ts';
import { makeTask } from '../../src/tasks/tasks.ts';
import { readDigits } from '../machine/digits-files.ts';

/** All pictures of a theme together take less than a second over a line of 2 Mbit/s. */
const LARGEST_PICTURE = 24_000;
/** The movement from which features count as made anew, and that up to which they stand still. */
const [MOVED, STILL] = [0.3, 0.05];

beforeAll(() => openBackend('wasm'));

const linkOf = (id: GalleryId) => decodeWholeLink(GALLERY.find((entry) => entry.id === id)?.link ?? '');

/** Returns the networks of an entry: one, or the left and the right one. */
function networksOf(id: GalleryId): Experiment[] {
  const link = linkOf(id);
  if (link.view !== 'training') throw new Error(`${id} does not train.`);
  return link.comparison ? [link.experiment, link.comparison.right] : [link.experiment];
}

/** Trains a network and returns its frame after each of these numbers of steps. */
async function train(experiment: Experiment, at: readonly number[]): Promise<Frame[]> {
  const { dataset } = await makeTask(experiment.task, readDigits);
  const run = await createRun({ members: [experiment], dataset });
  const frames: Frame[] = [];
  for (const step of at) {
    while (run.stepsDone < step) run.step();
    frames.push(unpackFrame(run.layout, await run.measure('full')));
  }
  run.dispose();
  return frames;
}

/** Trains both networks of an entry for so many steps, and returns the last frame of each. */
async function trainBoth(id: GalleryId, steps: number): Promise<[left: Frame, right: Frame]> {
  const [left, right] = networksOf(id);
  return [(await train(left, [steps]))[0], (await train(right, [steps]))[0]];
}

/** Returns how far the features of the layer that moved most have moved. */
const movement = ({ layers }: Frame) => Math.max(...layers.map(({ featureMove }) => featureMove ?? NaN));
const value = (measured: number | null) => measured ?? NaN;

const CLAIMS: Readonly<Record<GalleryId, () => Promise<void>>> = {
  spirals: async () => {
    const [lazy, rich] = await trainBoth('spirals', 800);
    expect(value(rich.testAccuracy)).toBeGreaterThan(0.85);
    expect(value(lazy.testAccuracy)).toBeLessThan(0.75);
    expect(movement(rich)).toBeGreaterThan(MOVED);
    expect(movement(lazy)).toBeLessThan(STILL);
  },
  curve: async () => {
    const [lazy, rich] = await trainBoth('curve', 1000);
    expect(value(rich.testLoss)).toBeLessThan(value(lazy.testLoss) / 5);
    expect(movement(rich)).toBeGreaterThan(MOVED);
    expect(movement(lazy)).toBeLessThan(STILL);
  },
  parity: async () => {
    const [lazy, rich] = await trainBoth('parity', 1000);
    for (const { accuracy } of [lazy, rich]) expect(value(accuracy)).toBe(1);
    expect(value(rich.testAccuracy)).toBeGreaterThan(0.95);
    expect(value(lazy.testAccuracy)).toBeLessThan(0.65);
  },
  widths: async () => {
    const [narrow, wide] = await trainBoth('widths', 200);
    expect(movement(wide) / movement(narrow)).toBeGreaterThan(0.75);
    expect(movement(wide) / movement(narrow)).toBeLessThan(1.33);
    expect(value(wide.loss) / value(narrow.loss)).toBeGreaterThan(0.75);
    expect(value(wide.loss) / value(narrow.loss)).toBeLessThan(1.33);
    const asNtp = networksOf('widths').map((network): Experiment => ({
      ...network,
      scaling: { ...network.scaling, preset: 'ntp' },
    }));
    const [[narrowNtp], [wideNtp]] = [await train(asNtp[0], [200]), await train(asNtp[1], [200])];
    expect(movement(wideNtp) / movement(narrowNtp)).toBeLessThan(0.5);
  },
  coordinate: async () => {
    const link = linkOf('coordinate');
    if (link.view !== 'sweep' || !link.sweep) throw new Error('It is no sweep.');
    const cells = sweepCells(link.sweep);
    const growth = async (preset: string) => {
      const [narrow, wide] = [64, 1024]
        .map((width) =>
          cells.find(({ experiment }) => experiment?.net.width === width && experiment.scaling.preset === preset),
        )
        .map((cell) => cell?.experiment);
      if (!narrow || !wide) throw new Error(`The sweep has no ${preset} at these widths.`);
      const [[before], [after]] = [await train(narrow, [4]), await train(wide, [4])];
      return movement(after) / movement(before);
    };
    expect(await growth('ntp')).toBeLessThan(0.5);
    const ofMup = await growth('mup');
    expect(ofMup).toBeGreaterThan(0.7);
    expect(ofMup).toBeLessThan(1.4);
    expect(await growth('sp')).toBeGreaterThan(4);
  },
  alignment: async () => {
    const [experiment] = networksOf('alignment');
    const [early, late] = await train(experiment, [50, 500]);
    expect(value(late.loss)).toBeLessThan(value(early.loss) / 10);
    for (const layer of [0, 1])
      expect(value(late.weights[layer].nfaUncentered)).toBeGreaterThan(value(early.weights[layer].nfaUncentered) + 0.3);
  },
  staircase: async () => {
    const [staircase, parity] = networksOf('staircase');
    expect(parity.train.steps).toBe(5000);
    const [first, climbed] = await train(staircase, [0, 1000]);
    const [start, ...later] = await train(parity, [0, 1000, 3000, 5000]);
    expect(value(climbed.testLoss)).toBeLessThan(value(first.testLoss) / 50);
    for (const { testLoss } of later) expect(value(testLoss)).toBeGreaterThan(value(start.testLoss));
  },
  catapult: async () => {
    const [experiment] = networksOf('catapult');
    expect(experiment.train.steps).toBe(300);
    const [first, ...others] = await train(experiment, [0, 30, 40, 50, 60, 200, 300]);
    expect(Math.max(...others.map(({ loss }) => value(loss)))).toBeGreaterThan(10 * value(first.loss));
    const last = others.at(-1);
    expect(value(last?.loss ?? null)).toBeLessThan(value(first.loss) / 10);
    expect(value(last?.twinLoss ?? null)).toBeGreaterThan(1000 * value(first.loss));
  },
  edge: async () => {
    const [start, ...atEdge] = await train(networksOf('edge')[0], [0, 400, 600, 800, 1000]);
    expect(value(start.sharpness)).toBeLessThan(0.4);
    for (const { sharpness } of atEdge) {
      expect(value(sharpness)).toBeGreaterThan(0.85);
      expect(value(sharpness)).toBeLessThan(1.15);
    }
    expect(value(atEdge.at(-1)?.loss ?? null)).toBeLessThan(0.75 * value(atEdge[0].loss));
  },
  grokking: async () => {
    const [left, right] = networksOf('grokking');
    const both = [await train(left, [300, 8000]), await train(right, [300, 8000])];
    for (const [early] of both) {
      expect(value(early.accuracy)).toBe(1);
      expect(value(early.testAccuracy)).toBeLessThan(0.1);
    }
    const [never, found] = both.map(([, late]) => value(late.testAccuracy));
    expect(found).toBeGreaterThan(0.95);
    expect(never).toBeLessThan(0.1);
  },
  feedback: async () => {
    const [backpropagation, feedback] = await trainBoth('feedback', 200);
    expect(value(feedback.testAccuracy)).toBeGreaterThan(0.5);
    expect(value(feedback.testAccuracy)).toBeLessThan(value(backpropagation.testAccuracy) - 0.05);
  },
  predictive: async () => {
    const [backpropagation, predictive] = await trainBoth('predictive', 100);
    expect(value(predictive.testAccuracy)).toBeGreaterThan(2 / 3);
    expect(value(predictive.testAccuracy)).toBeGreaterThan(value(backpropagation.testAccuracy) - 0.1);
  },
  prior: () => {
    const link = linkOf('prior');
    if (link.view !== 'prior') throw new Error('It is no prior.');
    const { depth, width, activation } = link.prior;
    expect(activation).toBe('linear');
    expect(priorKurtosis(new Array<number>(depth).fill(width))).toBeGreaterThan(2 * 3);
    return Promise.resolve();
  },
};

describe.each(GALLERY)('in the gallery, $id', ({ id, link }) => {
  it('has a link that opens without a notice, and a picture for each theme', () => {
    expect(decodeWholeLink(link).notices).toEqual([]);
    for (const theme of ['light', 'dark']) {
      const path = `public/begin/${id}-${theme}.webp`;
      expect(existsSync(path), `${path} is recorded by npm run record-gallery`).toBe(true);
      expect(statSync(path).size, path).toBeLessThan(LARGEST_PICTURE);
    }
  });

  it('shows what its words say', () => CLAIMS[id]());
});
