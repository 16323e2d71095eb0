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

/** The values of all feeds in the queued steps, in place of their own buffers: one slot a step, one write a slot. */
interface Ring {
  slots: number;
  /** Bytes of a slot. */
  stride: number;
  buffer: GPUBuffer;
  /** The feeds' own buffers, and where their values lie in a slot. */
  sources: readonly { source: GPUBuffer; offset: number }[];
}

/** Creates a replay of the recorded commands; it owns the recording's buffers. */
export function createReplay(backend: LabWebGpuBackend, { commands, buffers }: Recording, feeds: Tensor[]): GpuReplay {
  const { device, queue } = backend;
  const ring = feeds.length > 0 ? createRing(backend, feeds, buffers) : null;
  const prepared = commands.map((command) =>
    command.kind === 'copy' ? withoutFeed(command, ring) : prepare(device, command, ring),
  );
  const mostSteps = Math.max(1, Math.floor(MOST_QUEUED / commands.length));
  const most = ring ? Math.min(ring.slots, mostSteps) : mostSteps;
  const slotValues = new Uint8Array(ring?.stride ?? 0);
  /** Steps since this replay last submitted; the next one's place in the ring. */
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
      if (ring) {
        ring.sources.forEach(({ offset }, i) => {
          const { buffer, byteOffset, byteLength } = values[i];
          slotValues.set(new Uint8Array(buffer, byteOffset, byteLength), offset);
        });
        queue.writeBuffer(ring.buffer, slot * ring.stride, slotValues);
      }
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

function createRing(backend: LabWebGpuBackend, feeds: Tensor[], buffers: CollectedBuffers): Ring {
  const alignment = backend.device.limits.minStorageBufferOffsetAlignment;
  let stride = 0;
  const sources = feeds.map((feed) => {
    const source = backend.bufferOf(feed);
    const offset = stride;
    stride += alignment * Math.ceil(source.size / alignment);
    return { source, offset };
  });
  const slots = Math.min(MOST_SLOTS, Math.max(1, Math.floor(MOST_RING_BYTES / stride)));
  const buffer = buffers.create(slots * stride, GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_DST);
  return { slots, stride, buffer, sources };
}

function prepare(
  device: GPUDevice,
  { kind, pipeline, workgroups, layout, bindings }: Dispatch,
  ring: Ring | null,
): PreparedDispatch {
  const isFed = bindings.some(({ buffer }) => ring?.sources.some(({ source }) => source === buffer));
  const groups = Array.from({ length: ring && isFed ? ring.slots : 1 }, (_, slot) => {
    const entries = bindings.map((bound, binding) => ({ binding, resource: inSlot(bound, slot, ring) }));
    return device.createBindGroup({ layout, entries });
  });
  return { kind, pipeline, workgroups, groups };
}

function inSlot(bound: GPUBufferBinding, slot: number, ring: Ring | null): GPUBufferBinding {
  const fed = ring?.sources.find(({ source }) => source === bound.buffer);
  if (!ring || !fed) return bound;
  return { buffer: ring.buffer, offset: slot * ring.stride + fed.offset, size: fed.source.size };
}

function withoutFeed(copy: Copy, ring: Ring | null): Copy {
  const isFed = ring?.sources.some(({ source }) => source === copy.source || source === copy.target);
  if (isFed) throw new Error(words.engine.notRecordable);
  return copy;
}
