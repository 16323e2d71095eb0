import type { BufferManager } from '../tfjs-internals/webgpu.ts';

/** The buffers that were made while a step was recorded; nobody else gets them. */
export interface CollectedBuffers {
  /** Each buffer, and whether it holds values from JavaScript. */
  readonly all: ReadonlyMap<GPUBuffer, { uploaded: boolean }>;
  /** Ends the collecting. */
  stop(): void;
  /** Makes one more for the owner. */
  create(size: number, usage: GPUBufferUsageFlags): GPUBuffer;
  /** Destroys those that are named, or all. */
  destroy(buffers?: Iterable<GPUBuffer>): void;
}

/** Buffers by size and use, in the place of tfjs's manager of them. */
export interface BufferPool extends BufferManager {
  /** Destroys the buffers that wait to be used again. */
  freeUnused(): void;
  /** From now on, new buffers are made and collected. */
  collect(): CollectedBuffers;
  /** Makes buffers that outlive the collecting that goes on. */
  outsideCollection(make: () => void): void;
}

/**
 * A pool of buffers on a device. Like tfjs's manager it keeps what is released for the next one of the same size and
 * use; unlike it, one that was filled from JavaScript is destroyed, since filling needs a new buffer anyway.
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
      // A collected one stays with its owner.
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
