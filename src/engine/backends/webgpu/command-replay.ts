import type { Tensor } from '@tensorflow/tfjs-core';
import { words } from '../../../words/words.ts';
import type { Replay } from '../capture.ts';
import type { LabWebGpuBackend } from './lab-backend.ts';
import type { CollectedBuffers } from './buffer-pool.ts';
import type { Copy, Dispatch, Recording } from './recorder.ts';

/** The most steps for which a feed has room before the commands that read it must be submitted. */
const MOST_SLOTS = 64;
/** The most bytes of that room, unless one step needs more. */
const MOST_RING_BYTES = 2 ** 20;
/** The most commands that are queued, so that a caller who never waits does not fill the memory. */
const MOST_QUEUED = 4096;

/** A replay, with the GPU commands of one step. */
export interface GpuReplay extends Replay {
  readonly dispatches: number;
  readonly copies: number;
}

/** A dispatch with a bind group for each slot, where it reads a feed, or with one for all. */
type PreparedDispatch = Pick<Dispatch, 'kind' | 'pipeline' | 'workgroups'> & { groups: GPUBindGroup[] };

/** A feed's values in the queued steps, in place of its own buffer `source`. */
interface Ring {
  source: GPUBuffer;
  buffer: GPUBuffer;
  stride: number;
}

/** The rings of all feeds, in step with each other. */
interface Rings {
  slots: number;
  rings: Ring[];
}

/** Creates a replay of the recorded commands; it owns the recording's buffers. */
export function createReplay(backend: LabWebGpuBackend, { commands, buffers }: Recording, feeds: Tensor[]): GpuReplay {
  const { device, queue } = backend;
  const fed = createRings(backend, feeds, buffers);
  const prepared = commands.map((command) =>
    command.kind === 'copy' ? withoutFeed(command, fed) : prepare(device, command, fed),
  );
  const mostSteps = Math.max(1, Math.floor(MOST_QUEUED / commands.length));
  const most = feeds.length > 0 ? Math.min(fed.slots, mostSteps) : mostSteps;
  /** Steps since this replay last submitted; the next one's place in the rings. */
  let slot = 0;

  return {
    dispatches: commands.filter(({ kind }) => kind === 'dispatch').length,
    copies: commands.filter(({ kind }) => kind === 'copy').length,
    bytes: [...buffers.all.keys()].reduce((sum, { size }) => sum + size, 0),
    step: (values = []) => {
      if (slot === most) {
        backend.submit();
        slot = 0;
      }
      fed.rings.forEach(({ buffer, stride, source }, i) => {
        queue.writeBuffer(buffer, slot * stride, values[i].buffer, values[i].byteOffset, source.size);
      });
      let pass: GPUComputePassEncoder | null = null;
      for (const command of prepared) {
        if (command.kind === 'copy') {
          backend.openEncoder().copyBufferToBuffer(command.source, 0, command.target, 0, command.size);
          pass = null;
          continue;
        }
        pass ??= backend.openPass();
        pass.setPipeline(command.pipeline);
        pass.setBindGroup(0, command.groups[slot % command.groups.length]);
        pass.dispatchWorkgroups(...command.workgroups);
      }
      slot++;
    },
    write: (tensor, values) => {
      backend.submit();
      queue.writeBuffer(backend.bufferOf(tensor), 0, values.buffer, values.byteOffset, values.byteLength);
    },
    dispose: () => {
      backend.submit();
      buffers.destroy();
    },
  };
}

function createRings(backend: LabWebGpuBackend, feeds: Tensor[], buffers: CollectedBuffers): Rings {
  const alignment = backend.device.limits.minStorageBufferOffsetAlignment;
  const sources = feeds.map((feed) => backend.bufferOf(feed));
  const strides = sources.map(({ size }) => alignment * Math.ceil(size / alignment));
  const affordable = Math.floor(MOST_RING_BYTES / Math.max(alignment, ...strides));
  const slots = Math.min(MOST_SLOTS, Math.max(1, affordable));
  const usage = GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_DST;
  const rings = sources.map((source, i) => {
    return { source, stride: strides[i], buffer: buffers.create(slots * strides[i], usage) };
  });
  return { slots, rings };
}

function prepare(
  device: GPUDevice,
  { kind, pipeline, workgroups, layout, bindings }: Dispatch,
  { slots, rings }: Rings,
): PreparedDispatch {
  const isFed = bindings.some(({ buffer }) => rings.some(({ source }) => source === buffer));
  const groups = Array.from({ length: isFed ? slots : 1 }, (_, slot) => {
    const entries = bindings.map((bound, binding) => ({ binding, resource: inSlot(bound, slot, rings) }));
    return device.createBindGroup({ layout, entries });
  });
  return { kind, pipeline, workgroups, groups };
}

function inSlot(bound: GPUBufferBinding, slot: number, rings: Ring[]): GPUBufferBinding {
  const ring = rings.find(({ source }) => source === bound.buffer);
  return ring ? { buffer: ring.buffer, offset: slot * ring.stride, size: ring.source.size } : bound;
}

function withoutFeed(copy: Copy, { rings }: Rings): Copy {
  const isFed = rings.some(({ source }) => source === copy.source || source === copy.target);
  if (isFed) throw new Error(words.engine.notRecordable);
  return copy;
}
