import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CollectedBuffers } from './buffer-pool.ts';
import { updateInPlace, usesOf } from './in-place.ts';
import type { Command, Dispatch } from './recorder.ts';
import { shareBuffers } from './share-buffers.ts';

const STATES = 3;
const STEPS = 3;

/** A buffer that has only a name. */
type Named = GPUBuffer & { name: string };
const buffer = (name: string, size = 4): Named => ({ name, size, usage: 0 }) as Named;

/** The way in which a dispatch writes its outputs: it fills them, or changes their present values. */
type Shader = 'fills' | 'changes';

const dispatch = (shader: Shader, id: number, outputs: Named[], inputs: Named[]): Dispatch => ({
  kind: 'dispatch',
  pipeline: { shader, id } as unknown as GPUComputePipeline,
  layout: {} as GPUBindGroupLayout,
  bindings: [...outputs, ...inputs].map((bound) => ({ buffer: bound })),
  written: outputs.length,
  workgroups: [1, 1, 1],
});

const copy = (source: Named, target: Named): Command => ({ kind: 'copy', source, target, size: source.size });

/** Runs commands on symbolic values: a buffer holds a description of how it was computed. */
function run(commands: Command[], memory: Map<GPUBuffer, string>): void {
  const read = (from: GPUBuffer) => memory.get(from) ?? `never written: ${(from as Named).name}`;
  for (const command of commands) {
    if (command.kind === 'copy') {
      memory.set(command.target, read(command.source));
      continue;
    }
    const { shader, id } = command.pipeline as unknown as { shader: Shader; id: number };
    const { reads, writes } = usesOf(command);
    if (reads.some((one) => writes.includes(one))) throw new Error('WebGPU forbids to read and write one buffer');
    const inputs = [...reads, ...(shader === 'changes' ? writes : [])].map(read).join();
    writes.forEach((written, i) => memory.set(written, digest(`${id} ${i} (${inputs})`)));
  }
}

/** Returns the FNV-1a hash of a text, so that values stay short. */
function digest(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(16);
}

/** A step in instructions: each makes a buffer from earlier ones, new or as a changed copy of the state. */
const step = fc.record({
  instructions: fc.array(
    fc.record({
      state: fc.option(fc.nat(STATES - 1)),
      inputs: fc.array(fc.nat(30), { minLength: 1, maxLength: 3 }),
      size: fc.constantFrom(4, 8),
    }),
    { minLength: 1, maxLength: 12 },
  ),
  news: fc.array(fc.nat(30), { minLength: STATES, maxLength: STATES }),
});

function recordingOf({ instructions, news }: typeof step extends fc.Arbitrary<infer S> ? S : never) {
  const states = Array.from({ length: STATES }, (_, i) => buffer(`state ${i}`));
  const constant = buffer('constant');
  const all = new Map<GPUBuffer, { uploaded: boolean }>([[constant, { uploaded: true }]]);
  const known = [...states, constant];
  const made: Named[] = [];
  const commands = instructions.flatMap(({ state, inputs, size }, i): Command[] => {
    const read = inputs.map((input) => known[input % known.length]);
    const output = buffer(`made ${i}`, state === null ? size : 4);
    all.set(output, { uploaded: false });
    known.push(output);
    made.push(output);
    if (state === null) return [dispatch('fills', i, [output], read)];
    return [copy(states[state], output), dispatch('changes', i, [output], read)];
  });
  const destroyed = new Set<GPUBuffer>();
  const buffers: CollectedBuffers = {
    all,
    stop: () => undefined,
    create: () => buffer('never'),
    destroy: (some = []) => [...some].forEach((one) => destroyed.add(one)),
  };
  const pairs = states.map((to, i) => ({ from: made[news[i] % made.length], to }));
  return { states, constant, commands, pairs, buffers, destroyed };
}

describe('a recorded step', () => {
  const simulate = (commands: Command[], states: Named[], constant: Named) => {
    const memory = new Map<GPUBuffer, string>([...states, constant].map((one) => [one, one.name]));
    for (let i = 0; i < STEPS; i++) run(commands, memory);
    return states.map((state) => memory.get(state));
  };

  it('leads to the same state in place, with shared buffers, and with a buffer for each value', () => {
    fc.assert(
      fc.property(step, (given) => {
        const { states, constant, commands, pairs, buffers, destroyed } = recordingOf(given);
        const plain = [...commands, ...pairs.map(({ from, to }) => copy(from, to))];
        const inPlace = updateInPlace(commands, pairs);
        const shared = shareBuffers({ commands: inPlace, buffers });
        const expected = simulate(plain, states, constant);
        expect(simulate(inPlace, states, constant)).toEqual(expected);
        expect(simulate(shared, states, constant)).toEqual(expected);
        const used = shared.flatMap((command) => Object.values(usesOf(command)).flat());
        expect(used.filter((one) => destroyed.has(one))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('needs two buffers for a chain of values of one size', () => {
    const chain = Array.from({ length: 6 }, (_, i) => buffer(`link ${i}`));
    const commands = chain.slice(1).map((link, i) => dispatch('fills', i, [link], [chain[i]]));
    const all = new Map<GPUBuffer, { uploaded: boolean }>(chain.map((link) => [link, { uploaded: false }]));
    all.set(chain[0], { uploaded: true });
    const destroy = (some: Iterable<GPUBuffer> = []) => [...some].forEach((one) => all.delete(one));
    shareBuffers({ commands, buffers: { all, destroy, stop: () => undefined, create: () => buffer('never') } });
    expect(all.size).toBe(3);
  });
});
