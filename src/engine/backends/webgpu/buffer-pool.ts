import type { BufferManager } from '../tfjs-internals/webgpu.ts';

/** The buffers that were made while a step was recorded; they are used for nothing else. */
export interface CollectedBuffers {
  /** Each buffer, and whether it holds values from JavaScript. */
  readonly all: ReadonlyMap<GPUBuffer, { uploaded: boolean }>;
  /** Ends the collecting. */
  stop(): void;
  /** Makes one more buffer for the owner. */
  create(size: number, usage: GPUBufferUsageFlags): GPUBuffer;
  /** Destroys these buffers, or all. */
  destroy(buffers?: Iterable<GPUBuffer>): void;
}

/** Buffers by size and use, in place of tfjs's buffer manager. */
export interface BufferPool extends BufferManager {
  /** Destroys the buffers that wait to be used again. */
  freeUnused(): void;
  /** Makes and collects new buffers from now on. */
  collect(): CollectedBuffers;
  /** Makes buffers outside the present collection, which they outlive. */
  outsideCollection(make: () => void): void;
}

/**
 * Creates a pool of buffers on a device. Like tfjs's manager it keeps released buffers for the next request of the same
 * size and use. Unlike it, it destroys buffers that were filled from JavaScript, since filling needs a new buffer in
 * any case.
 */
export function createBufferPool(device: GPUDevice): BufferPool {
  const used = new Set<GPUBuffer>();
  const free = new Map<string, GPUBuffer[]>();
  let freeBytes = 0;
  let allBytes = 0;
  let collected: Map<GPUBuffer, { uploaded: boolean }> | null = null;

  const create = (size: number, usage: GPUBufferUsageFlags, mappedAtCreation: boolean): GPUBuffer => {
    allBytes += size;
    return device.createBuffer({ size, usage, mappedAtCreation });
  };
  const destroy = (buffer: GPUBuffer) => {
    allBytes -= buffer.size;
    buffer.destroy();
  };
  const waiting = ({ size, usage }: Pick<GPUBuffer, 'size' | 'usage'>): GPUBuffer[] => {
    const key = `${size} ${usage}`;
    const buffers = free.get(key) ?? [];
    free.set(key, buffers);
    return buffers;
  };
  const uploaded = new WeakSet<GPUBuffer>();
  const freeUnused = () => {
    for (const buffers of free.values()) buffers.forEach(destroy);
    free.clear();
    freeBytes = 0;
  };

  return {
    get numBytesUsed() {
      return allBytes - freeBytes;
    },
    get numBytesAllocated() {
      return allBytes;
    },
    acquireBuffer: (size, usage, mappedAtCreation = false) => {
      if (collected) {
        const buffer = create(size, usage, mappedAtCreation);
        collected.set(buffer, { uploaded: mappedAtCreation || (usage & GPUBufferUsage.UNIFORM) !== 0 });
        return buffer;
      }
      const kept = mappedAtCreation ? undefined : waiting({ size, usage }).pop();
      if (kept) freeBytes -= size;
      const buffer = kept ?? create(size, usage, mappedAtCreation);
      if (mappedAtCreation) uploaded.add(buffer);
      used.add(buffer);
      return buffer;
    },
    releaseBuffer: (buffer, reuse = true) => {
      // A collected buffer stays with its owner.
      if (!used.delete(buffer)) return;
      if (!reuse || uploaded.has(buffer)) return destroy(buffer);
      waiting(buffer).push(buffer);
      freeBytes += buffer.size;
    },
    freeUnused,
    collect: () => {
      const all = new Map<GPUBuffer, { uploaded: boolean }>();
      collected = all;
      return {
        all,
        stop: () => {
          collected = null;
        },
        create: (size, usage) => {
          const buffer = create(size, usage, false);
          all.set(buffer, { uploaded: true });
          return buffer;
        },
        destroy: (buffers = [...all.keys()]) => {
          for (const buffer of buffers) if (all.delete(buffer)) destroy(buffer);
        },
      };
    },
    outsideCollection: (make) => {
      const paused = collected;
      collected = null;
      make();
      collected = paused;
    },
    dispose: () => {
      freeUnused();
      used.forEach(destroy);
      used.clear();
    },
  };
}
