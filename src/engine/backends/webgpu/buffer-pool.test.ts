import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createBufferPool } from './buffer-pool.ts';

const STORAGE = 128;
const UNIFORM = 64;

/** Returns a device that only counts the bytes of its buffers. */
function fakeDevice() {
  let bytes = 0;
  const createBuffer = ({ size, usage }: GPUBufferDescriptor) => {
    bytes += size;
    return { size, usage, destroy: () => (bytes -= size) };
  };
  return { device: { createBuffer } as unknown as GPUDevice, bytes: () => bytes };
}

describe('the pool of buffers', () => {
  beforeEach(() => void vi.stubGlobal('GPUBufferUsage', { UNIFORM, STORAGE }));
  afterEach(() => void vi.unstubAllGlobals());

  it('gives a released buffer to the next tensor of its size and use, and to no other', () => {
    const pool = createBufferPool(fakeDevice().device);
    const first = pool.acquireBuffer(16, STORAGE);
    pool.releaseBuffer(first);
    expect(pool.acquireBuffer(16, UNIFORM)).not.toBe(first);
    expect(pool.acquireBuffer(32, STORAGE)).not.toBe(first);
    expect(pool.acquireBuffer(16, STORAGE)).toBe(first);
    expect(pool.acquireBuffer(16, STORAGE)).not.toBe(first);
  });

  it('keeps its memory constant when the same values are uploaded again and again', () => {
    const { device, bytes } = fakeDevice();
    const pool = createBufferPool(device);
    for (let i = 0; i < 10; i++) pool.releaseBuffer(pool.acquireBuffer(16, STORAGE, true));
    expect(bytes()).toBe(0);
    expect(pool.numBytesAllocated).toBe(0);
  });

  it('destroys unused buffers, and counts the others', () => {
    const { device, bytes } = fakeDevice();
    const pool = createBufferPool(device);
    pool.acquireBuffer(16, STORAGE);
    pool.releaseBuffer(pool.acquireBuffer(32, STORAGE));
    expect([pool.numBytesUsed, pool.numBytesAllocated, bytes()]).toEqual([16, 48, 48]);
    pool.freeUnused();
    expect([pool.numBytesUsed, pool.numBytesAllocated, bytes()]).toEqual([16, 16, 16]);
  });

  it('keeps collected buffers apart from all others', () => {
    const { device, bytes } = fakeDevice();
    const pool = createBufferPool(device);
    const waiting = pool.acquireBuffer(16, STORAGE);
    pool.releaseBuffer(waiting);
    const collected = pool.collect();
    const mine = pool.acquireBuffer(16, STORAGE);
    pool.releaseBuffer(mine);
    expect(pool.acquireBuffer(16, STORAGE)).not.toBe(mine);
    pool.outsideCollection(() => expect(pool.acquireBuffer(16, STORAGE)).toBe(waiting));
    pool.acquireBuffer(16, STORAGE, true);
    pool.acquireBuffer(16, UNIFORM);
    collected.stop();
    expect(pool.acquireBuffer(16, STORAGE)).not.toBe(mine);
    expect([...collected.all.values()].map(({ uploaded }) => uploaded)).toEqual([false, false, true, true]);
    collected.destroy();
    expect(bytes()).toBe(32);
    expect(pool.numBytesUsed).toBe(32);
  });
});
