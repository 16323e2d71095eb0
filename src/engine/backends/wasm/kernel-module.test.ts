import { describe, expect, it } from 'vitest';
import { openArena, readModule, RUNNING } from './kernel-arena.fixture.ts';
import { hasRelaxedSimd, loadKernels, SCRATCH_BYTES, type KernelModule } from './kernel-module.ts';

const DATA_SECTION = 11;

/** The numbers of the sections of a module: a byte, then the section's size in LEB128. */
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

  it.skipIf(!RUNNING.includes(name))('asks for as much scratch as its callers give', async () => {
    const { kernels } = await openArena(name);
    expect((kernels as unknown as { scratchBytes(): number }).scratchBytes()).toBe(SCRATCH_BYTES);
  });
});

it('takes the relaxed module where the engine can run it', async () => {
  const asked: KernelModule[] = [];
  await loadKernels(new WebAssembly.Memory({ initial: 1 }), (module) => {
    asked.push(module);
    return readModule(module);
  });
  expect(asked).toEqual([hasRelaxedSimd() ? 'relaxed' : 'plain']);
});
