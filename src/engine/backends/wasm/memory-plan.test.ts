import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planMemory } from './memory-plan.ts';
import type { Value } from './operation.ts';
import type { Operation } from './trace.ts';

const value = (bytes = 64): Value => ({ bytes });
const tensor = (bytes = 64): Value => ({ bytes, dataId: {} });
const operation = (reads: Value[], writes: Value[], more: Partial<Operation> = {}): Operation => ({
  reads,
  writes,
  kernel: 'copy',
  args: [],
  ...more,
});

describe('the memory plan of a step', () => {
  it('lets results share memory once they are no longer needed', () => {
    const [state, a, b, c] = [tensor(), value(), value(), value()];
    const operations = [operation([state], [a]), operation([a], [b]), operation([b], [c])];
    const plan = planMemory({ operations, updates: [{ from: c, to: state }] });
    expect(plan.offsets.get(a)).toBe(plan.offsets.get(c));
    expect(plan.offsets.get(a)).not.toBe(plan.offsets.get(b));
    expect(plan.bytes).toBe(128);
    expect(plan.copies).toEqual([{ from: c, to: state }]);
  });

  it('writes a new state over the old one only where nothing reads the old one later', () => {
    const [state, next, other, more] = [tensor(), value(), tensor(), value()];
    const inPlace: Operation['inPlace'] = [[next, state]];
    const update = operation([state], [next], { inPlace });
    const look = operation([state], [more]);
    const updates = [
      { from: next, to: state },
      { from: more, to: other },
    ];
    const free = planMemory({ operations: [look, update], updates });
    expect(free.replaced.get(next)).toBe(state);
    expect(free.copies).toEqual([updates[1]]);
    const bound = planMemory({ operations: [update, look], updates });
    expect(bound.replaced.size).toBe(0);
    expect(bound.copies).toEqual(updates);
  });

  it('leaves out operations without effect on the new state, and memory for results that a kernel may leave out', () => {
    const [state, z, h, unused] = [tensor(), value(), value(), value()];
    const layer = operation([state], [z, h], { optional: [z, h] });
    const plan = planMemory({
      operations: [layer, operation([z], [unused])],
      updates: [{ from: h, to: state }],
    });
    expect(plan.operations).toEqual([layer]);
    expect(plan.offsets.has(z)).toBe(false);
    expect(plan.offsets.has(h)).toBe(true);
  });

  it('keeps constants from step to step', () => {
    const [state, a, b, c] = [tensor(), value(), value(), value()];
    const constant: Value = { bytes: 4, constant: new Float32Array([0.9]) };
    const operations = [operation([state, constant], [a]), operation([a, constant], [b]), operation([b], [c])];
    const { offsets } = planMemory({ operations, updates: [{ from: c, to: state }] });
    for (const each of [a, b, c]) expect(offsets.get(each)).not.toBe(offsets.get(constant));
  });

  it('never lets two values overlap that are needed at the same time', () => {
    const programs = fc.array(
      fc.record({ picks: fc.array(fc.nat(), { maxLength: 3 }), bytes: fc.integer({ min: 1, max: 500 }) }),
      {
        minLength: 1,
        maxLength: 40,
      },
    );
    fc.assert(
      fc.property(programs, (steps) => {
        const state = tensor();
        const constant: Value = { bytes: 12, constant: new Float32Array(3) };
        const made: Value[] = [state, constant];
        const operations = steps.map(({ picks, bytes }) => {
          const reads = picks.map((pick) => made[pick % made.length]);
          const result = value(bytes);
          made.push(result);
          return operation(reads, [result]);
        });
        const last = made[made.length - 1];
        const plan = planMemory({ operations, updates: [{ from: last, to: state }] });

        // Runs the plan on bytes that record their writer.
        const owner = new Array<Value | undefined>(plan.bytes).fill(undefined);
        const cells = (each: Value) => {
          const offset = plan.offsets.get(each) ?? 0;
          return { offset, end: offset + each.bytes };
        };
        const isWhole = (each: Value) => {
          const { offset, end } = cells(each);
          return owner.slice(offset, end).every((who) => who === each);
        };
        owner.fill(constant, cells(constant).offset, cells(constant).end);
        for (let step = 0; step < 2; step++) {
          for (const { reads, writes } of plan.operations) {
            for (const each of writes) owner.fill(each, cells(each).offset, cells(each).end);
            for (const each of [...reads, ...writes]) if (!each.dataId) expect(isWhole(each)).toBe(true);
          }
          expect(isWhole(last)).toBe(true);
        }
      }),
    );
  });
});
