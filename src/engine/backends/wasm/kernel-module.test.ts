import { describe, expect, it } from 'vitest';
import { ACTIVATIONS } from '../../../maths/activation.ts';
import { openArena, readModule, RUNNING } from './testing/kernel-arena.ts';
import {
  BINARY,
  hasRelaxedSimd,
  loadKernels,
  OPTIMIZER,
  SCRATCH_BYTES,
  UNARY,
  type KernelModule,
  type Kernels,
} from './kernel-module.ts';

const DATA_SECTION = 11;

/** Returns the numbers of the sections of a module. Each section is a byte, then its size in LEB128. */
function sectionsOf(bytes: Uint8Array): number[] {
  const sections: number[] = [];
  for (let at = 8; at < bytes.length;) {
    sections.push(bytes[at++]);
    let size = 0;
    for (let shift = 0; ; shift += 7) {
      size |= (bytes[at] & 127) << shift;
      if (bytes[at++] < 128) break;
    }
    at += size;
  }
  return sections;
}

describe.each<KernelModule>(['plain', 'relaxed'])('the %s module', (name) => {
  it.skipIf(!RUNNING.includes(name))(
    'needs a memory of any size and nothing else, and has no data of its own',
    async () => {
      const bytes = await readModule(name);
      const module = await WebAssembly.compile(bytes);
      expect(WebAssembly.Module.imports(module)).toEqual([{ module: 'env', name: 'memory', kind: 'memory' }]);
      expect(sectionsOf(bytes)).not.toContain(DATA_SECTION);
      for (const memory of [{ initial: 0 }, { initial: 2, maximum: 3 }, { initial: 300, maximum: 32_768 }]) {
        await WebAssembly.instantiate(module, { env: { memory: new WebAssembly.Memory(memory) } });
      }
    },
  );

  it.skipIf(!RUNNING.includes(name))('needs as much scratch as its callers give', async () => {
    const { kernels } = await openArena(name);
    expect((kernels as unknown as { scratchBytes(): number }).scratchBytes()).toBe(SCRATCH_BYTES);
  });
});

/** Calls of every kernel that takes a code, with room for their arrays, and the number of codes. */
const CODED: Record<string, { codes: number; call(kernels: Kernels, code: number): void }> = {
  activate: { codes: ACTIVATIONS.length, call: ({ activate }, code) => activate(code, at(0), at(1), 9) },
  gate: { codes: ACTIVATIONS.length, call: ({ gate }, code) => gate(code, at(0), at(1), at(2), at(3), 9) },
  dense: {
    codes: ACTIVATIONS.length,
    call: ({ dense }, code) => dense(at(0), at(1), 0, at(2), at(3), SCRATCH, 1, 0, 0, 5, 6, 7, code),
  },
  backProduct: {
    codes: ACTIVATIONS.length,
    call: ({ backProduct }, code) => backProduct(at(0), at(1), at(2), at(3), at(4), SCRATCH, 1, 0, 0, 5, 6, 7, code),
  },
  'backProduct of one output': {
    codes: ACTIVATIONS.length,
    call: ({ backProduct }, code) => backProduct(at(0), at(1), at(2), at(3), at(4), SCRATCH, 1, 0, 0, 5, 1, 7, code),
  },
  descend: {
    codes: Object.keys(OPTIMIZER).length,
    call: ({ descend }, code) => {
      const [delta, h, initial, moved, w, lr, m, v, c1, c2] = Array.from({ length: 10 }, (_, i) => at(i));
      descend(delta, h, initial, moved, w, lr, m, v, c1, c2, moved, w, m, v, SCRATCH, 1, 0, 6, 0, 5, 6, 7, code, 0);
    },
  },
  descendBias: {
    codes: Object.keys(OPTIMIZER).length,
    call: ({ descendBias }, code) => {
      const [delta, b, lr, m, v, c1, c2] = Array.from({ length: 7 }, (_, i) => at(i));
      descendBias(delta, b, lr, m, v, c1, c2, b, m, v, SCRATCH, 1, 0, 5, 6, code);
    },
  },
  unary: { codes: Object.keys(UNARY).length, call: ({ unary }, code) => unary(code, at(0), at(1), 9) },
  binary: {
    codes: Object.keys(BINARY).length,
    call: ({ binary }, code) => binary(code, at(0), at(1), at(2), 1, 1, 9, 0, 0, 1, 0, 0, 1),
  },
};

/** Returns the address of a small array, behind the scratch. */
const at = (array: number): number => SCRATCH_BYTES + 4096 + 1024 * array;
const SCRATCH = 4096;

describe.each(RUNNING)('the codes of the %s module', (module) => {
  it.each(Object.keys(CODED))('%s knows all of them, and traps at any other', async (name) => {
    const { kernels } = await openArena(module);
    const { codes, call } = CODED[name];
    for (let code = 0; code < codes; code++) expect(() => call(kernels, code)).not.toThrow();
    for (const unknown of [-1, codes, 1000]) expect(() => call(kernels, unknown)).toThrow(WebAssembly.RuntimeError);
  });
});

it('is relaxed where the engine can run that module', async () => {
  const asked: KernelModule[] = [];
  await loadKernels(new WebAssembly.Memory({ initial: 1 }), (module) => {
    asked.push(module);
    return readModule(module);
  });
  expect(asked).toEqual([hasRelaxedSimd() ? 'relaxed' : 'plain']);
});
