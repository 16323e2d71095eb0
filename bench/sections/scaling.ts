import { describe, S1, S2, S3, type Problem } from '../problem.ts';
import { race } from '../race.ts';
import { compare } from '../row.ts';
import { words } from '../words.ts';
import type { Section } from './section.ts';
import { labStarter, type Scene } from './versus.ts';

/**
 * Compares the lab with itself on wasm: how the time of a step grows with one size. The first value is the base.
 *
 * @param axis its name in the ids, such as `wasm.width.256`
 */
function scaling(axis: string, values: readonly number[], at: (value: number) => Point): Section {
  const idOf = (value: number) => `wasm.${axis}.${value}`;
  return {
    ids: values.map(idOf),
    quick: [],
    run: async (asked, house) => {
      const [base, ...rest] = values;
      const wanted = [base, ...rest.filter((value) => asked.has(idOf(value)))];
      const starters = wanted.map((value) => {
        const starter = labStarter(sceneOf(at(value)), house);
        return { ...starter, name: `${axis} ${value}` };
      });
      const results = await race(starters, null, house.effort, (name) =>
        house.say(words.preparing(`wasm.${axis}`, name)),
      );
      const rows = wanted.map((value, i) => {
        const shape = describe(at(value).problem);
        const row = { id: idOf(value), shape, peerName: words.itself(`${axis} ${base}`) };
        // Here the lab is the peer, too: a failure at one size says nothing about the others.
        return compare(row, results[i], results[0]);
      });
      return rows.filter(({ id }) => asked.has(id));
    },
  };
}

type Point = { problem: Problem; workers: number };

const sceneOf = ({ problem, workers }: Point): Scene => ({
  name: '',
  backend: 'wasm',
  problem,
  workers,
  peers: [],
  quick: [],
});

/** Compares the lab with itself on wasm: a step of a residual network with one of the same without skip connections. */
function residual(name: string, problem: Problem): Section {
  const id = `wasm.residual.${name}`;
  return {
    ids: [id],
    quick: [],
    run: async (_, house) => {
      const starters = [true, false].map((has) => {
        const point = { problem: { ...problem, residual: has }, workers: 1 };
        return { ...labStarter(sceneOf(point), house), name: has ? 'residual' : 'without' };
      });
      const [ours, peer] = await race(starters, null, house.effort, (contestant) =>
        house.say(words.preparing(id, contestant)),
      );
      const shape = describe({ ...problem, residual: true });
      return [compare({ id, shape, peerName: words.itself(words.withoutSkip) }, ours, peer)];
    },
  };
}

/** Residual networks of the first shape with many layers, and of the others with some. */
export const RESIDUAL: readonly Section[] = [
  residual('deep', { ...S1, depth: 49 }),
  residual('s1', { ...S1, depth: 8 }),
  residual('s2', S2),
  residual('s3', S3),
];

/** Width, depth, members and workers, from the first shape. */
export const SCALINGS: readonly Section[] = [
  scaling('width', [64, 128, 256, 512, 1024, 2048], (width) => ({ problem: { ...S1, width }, workers: 1 })),
  scaling('depth', [1, 2, 4, 8], (depth) => ({ problem: { ...S1, width: 256, depth }, workers: 1 })),
  scaling('members', [1, 8, 32, 128], (members) => ({ problem: { ...S1, members }, workers: 1 })),
  scaling('workers', [1, 2, 4], (workers) => ({ problem: { ...S1, members: 32 }, workers })),
];
