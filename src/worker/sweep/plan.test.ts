import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSweep, type SweepInput } from '../../config/sweep/sweep.ts';
import { runMemory } from '../../engine/memory/run-memory.ts';
import type { RunSize } from '../../engine/memory/run-size.ts';
import { planSweep, shardOf } from './plan.ts';

function plan(input: Partial<SweepInput>) {
  const parsed = parseSweep({
    base: { task: { name: 'linear-teacher', d: 8 }, net: { width: 16, depth: 1 }, train: { steps: 100 } },
    axes: [{ setting: 'train.lr', from: 0.01, to: 1, count: 6 }],
    ...input,
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return planSweep(parsed.sweep);
}

const namesOf = (input: Partial<SweepInput>) =>
  plan(input).jobs.map(({ members }) => members.map(({ cell, seed }) => `${cell}.${seed}`));

describe('the plan of a sweep', () => {
  it('has every seed of every cell once', () => {
    const names = namesOf({ seeds: 3 }).flat();
    expect(names).toHaveLength(18);
    expect(new Set(names).size).toBe(18);
  });

  it('puts networks of one shape together, and keeps others apart', () => {
    const axes = [
      { setting: 'net.width', values: [8, 16] },
      { setting: 'scaling.gamma0', values: [0.5, 1, 2] },
    ];
    for (const { members } of plan({ axes, seeds: 30 }).jobs) {
      expect(new Set(members.map(({ experiment }) => experiment.net.width)).size).toBe(1);
      expect(members.length).toBeLessThanOrEqual(16);
    }
    expect(plan({ axes, seeds: 30 }).jobs.some(({ members }) => members.length > 1)).toBe(true);
  });

  it('trains every network on its own data and for its own number of steps', () => {
    expect(
      namesOf({ seeds: 4, draw: 'data' }).every((job) => job.every((name) => name.endsWith(job[0].slice(-1)))),
    ).toBe(true);
    for (const { members } of plan({ axes: [{ setting: 'train.steps', values: [10, 20] }], seeds: 9 }).jobs) {
      expect(new Set(members.map(({ experiment }) => experiment.train.steps)).size).toBe(1);
    }
  });

  it('lets no job be a large part of the whole, so that few workers idle at the end', () => {
    const { jobs } = plan({ seeds: 64 });
    const whole = jobs.reduce((sum, { cost }) => sum + cost, 0);
    expect(Math.max(...jobs.map(({ cost }) => cost))).toBeLessThanOrEqual(whole / 24);
  });

  it('puts no more networks together than fit into the memory of every machine', () => {
    const sizes = [16, 4096].map((width) =>
      plan({
        base: { task: { name: 'linear-teacher', d: 8 }, net: { width, depth: 3 } },
        axes: [{ setting: 'train.lr', from: 0.001, to: 1, count: 24 }],
        seeds: 8,
      }).jobs.map(({ members }) => members.length),
    );
    expect(Math.max(...sizes[0])).toBeGreaterThan(4);
    expect(Math.max(...sizes[1])).toBe(1);
  });

  it('counts the cost of measuring and of the lazy twin', async () => {
    const digits = (samples: number, measure: object) =>
      plan({
        base: { task: { name: 'digits', samples }, net: { width: 64, depth: 2 }, train: { steps: 2 }, measure },
        axes: [{ setting: 'train.lr', from: 0.001, to: 1, count: 24 }],
        seeds: 24,
      }).jobs.map(({ members: [{ experiment }, ...others] }): RunSize => {
        const counts = { train: samples, test: 256, inputs: 196, outputs: 10 };
        return {
          experiment,
          members: 1 + others.length,
          ...counts,
          centered: true,
          lazy: false,
          backend: 'wasm',
          step: 'plain',
        };
      });
    const sizes = [digits(1000, { twin: false, probe: 256 }), digits(512, { twin: true }), digits(64, { twin: false })];
    for (const size of sizes.flat().filter(({ members }) => members > 1)) {
      const { bytes, kept } = await runMemory(size);
      expect(bytes).toBeLessThan(2 ** 30);
      expect(kept.some(({ name }) => name === 'twin')).toBe(size.experiment.measure.twin);
    }
    expect(sizes.map(([{ members }]) => members)).toEqual([1, expect.any(Number), 16]);
  });

  it('begins with the most costly jobs', () => {
    const { jobs } = plan({ axes: [{ setting: 'net.width', values: [8, 64, 32] }] });
    const costs = jobs.map(({ cost }) => cost);
    expect(costs).toEqual([...costs].sort((a, b) => b - a));
    expect(jobs[0].members[0].experiment.net.width).toBe(64);
    expect(jobs.map(({ index }) => index)).toEqual(jobs.map((_, i) => i));
  });

  it('does not train cells that the schema refuses, and gives the reason', () => {
    const { jobs, refused } = plan({ axes: [{ setting: 'net.width', values: [8, 5000] }], seeds: 2 });
    expect(jobs.flatMap(({ members }) => members.map(({ cell }) => cell))).toEqual([0, 0]);
    expect(refused).toEqual(
      [0, 1].map((seed) => ({
        cell: 1,
        seed,
        outcome: 'refused',
        reason: expect.stringMatching(/net.width is 5000/) as string,
        frames: new Float32Array(),
      })),
    );
  });
});

describe('the shards of a plan', () => {
  it('have every job once, and are about equally costly', () => {
    const { jobs } = plan({ axes: [{ setting: 'net.width', from: 8, to: 128, count: 20 }], seeds: 5 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), (count) => {
        const shards = Array.from({ length: count }, (_, i) => shardOf(jobs, { index: i + 1, count }));
        expect(
          shards
            .flat()
            .map(({ index }) => index)
            .sort((a, b) => a - b),
        ).toEqual(jobs.map(({ index }) => index));
        const costs = shards.map((shard) => shard.reduce((sum, { cost }) => sum + cost, 0));
        expect(Math.max(...costs) - Math.min(...costs)).toBeLessThanOrEqual(Math.max(...jobs.map(({ cost }) => cost)));
      }),
    );
  });
});
