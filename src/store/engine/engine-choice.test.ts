import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { defaultExperiment } from '../../config/default-experiment.ts';
import type { Experiment } from '../../config/experiment.ts';
import { setAtPath } from '../../config/setting-path.ts';
import { stepCost, stepTime, type EngineSpeed } from '../../config/step-cost.ts';
import type { Job, Pool } from '../../worker/host/pool.ts';
import type { WorkerHost } from '../../worker/host/worker-link.ts';
import { createEngineChoice } from './engine-choice.ts';
import { measureSpeed, type EngineSpeeds } from './engine-speeds.ts';

/** A machine with a card for games: its GPU takes 20 us an operation, and is forty times as fast at products. */
const CARD: EngineSpeeds = { wasm: { call: 1e-4, rate: 2e7 }, webgpu: { call: 0.02, rate: 8e8 } };
/** A machine whose WebGPU is a CPU: nothing is faster on it. */
const SOFTWARE: EngineSpeeds = { wasm: { call: 1e-4, rate: 2e7 }, webgpu: { call: 0.3, rate: 1e6 } };

const widthOf = (width: number): Experiment => setAtPath(defaultExperiment, 'net.width', width);
const hostOf = (backend: WorkerHost['backend'] = 'auto'): WorkerHost => ({
  ...{ spawn: () => Promise.reject(new Error('No worker is needed.')) as never, backend, capture: true },
  assets: { digits: { small: '', all: '' } },
});
const choiceOf = (speeds: EngineSpeeds | null, backend: WorkerHost['backend'] = 'auto') =>
  createEngineChoice({ host: hostOf(backend), read: () => speeds });

describe('the engine of a run', () => {
  it('is WebAssembly for small networks and WebGPU for large ones, and says what both would take', () => {
    const { engineFor } = choiceOf(CARD);
    const [narrow, wide] = [16, 2048].map((width) => engineFor([widthOf(width)]));
    expect([narrow.request, wide.request]).toEqual(['wasm', 'auto']);
    expect(narrow.reason).toMatch(/^WebAssembly is faster here.*0\.\d+ ms with WebAssembly/);
    expect(wide.reason).toMatch(/^WebGPU is faster here/);
  });

  it('is WebAssembly at every width where WebGPU is a CPU', () => {
    const { engineFor } = choiceOf(SOFTWARE);
    for (const width of [8, 64, 512, 4096]) expect(engineFor([widthOf(width)]).request).toBe('wasm');
  });

  it('is that of the address, of the run that goes on, or of a machine that was not measured', () => {
    expect(choiceOf(CARD, 'webgpu').engineFor([widthOf(16)])).toEqual({ request: 'webgpu', reason: null });
    expect(choiceOf(CARD).engineFor([widthOf(16)], 'webgpu')).toEqual({ request: 'auto', reason: null });
    expect(choiceOf(CARD).engineFor([widthOf(2048)], 'wasm')).toEqual({ request: 'wasm', reason: null });
    expect(choiceOf(null).engineFor([widthOf(16)])).toEqual({ request: 'auto', reason: null });
  });
});

/** A pool on a made-up engine, whose clock goes on by what each training takes. */
function madePool(speed: EngineSpeed, clock: { now: number }): Pool {
  const train = ({ members, measuring }: Job) => {
    const cost = stepCost(members) ?? { calls: 0, products: 0 };
    clock.now += 50 + (measuring?.steps[0] ?? 0) * stepTime(cost, speed);
    return Promise.resolve({} as never);
  };
  return { train, pause: vi.fn(), resume: vi.fn(), activeTime: () => 0, dispose: vi.fn() };
}

describe('the speed of an engine', () => {
  it.each([CARD.wasm, CARD.webgpu, SOFTWARE.wasm, SOFTWARE.webgpu])(
    'is found from the time of trainings: %j',
    async (speed) => {
      const clock = { now: 0 };
      const found = await measureSpeed(madePool(speed, clock), () => clock.now);
      expect(found.call).toBeCloseTo(speed.call, 6);
      expect(found.rate / speed.rate).toBeCloseTo(1, 6);
    },
  );
});

describe('engines are measured', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const GPU = { name: 'webgpu', adapter: 'a card', reason: '' } as const;
  function measured(read: EngineSpeeds | null = null) {
    const opened: string[] = [];
    const keep = vi.fn();
    const choice = createEngineChoice({
      host: hostOf(),
      read: () => read,
      keep,
      openPool: ({ backend }) => {
        opened.push(backend);
        return madePool(CARD[backend as 'wasm'], { now: 0 });
      },
    });
    return { opened, keep, choice };
  }

  it('once, while a page with a real GPU rests', async () => {
    const { opened, keep, choice } = measured();
    choice.rest(GPU, false);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(opened).toEqual([]);
    choice.rest(GPU, true);
    await vi.advanceTimersByTimeAsync(10_000);
    choice.rest(GPU, true);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(opened).toEqual(['webgpu', 'wasm']);
    expect(keep).toHaveBeenCalledOnce();
  });

  it('not while a run goes on, not without a real GPU, and not twice a day', async () => {
    for (const { opened, choice, report, isResting } of [
      { ...measured(), report: GPU, isResting: false },
      { ...measured(), report: { ...GPU, name: 'wasm' } as const, isResting: true },
      { ...measured(CARD), report: GPU, isResting: true },
    ]) {
      choice.rest(report, isResting);
      await vi.advanceTimersByTimeAsync(10_000);
      expect(opened).toEqual([]);
    }
  });
});
