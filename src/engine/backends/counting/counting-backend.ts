import * as tf from '@tensorflow/tfjs-core';
import type { BackendName } from '../../../config/backend.ts';
import type { StandIn } from '../fused/stand-in.ts';
import type { Builder } from '../wasm/operation.ts';

/** The memory of one tensor, or of several that share it. */
interface Held {
  bytes: number;
  sharers: number;
}

/** The value of all that is read. With 0, a learning rate that is found by division would be infinite. */
const READ_VALUE = 1;

/** A tfjs backend that computes nothing, and counts the bytes of the tensors that live on it. */
export class CountingBackend extends tf.KernelBackend implements Builder, StandIn {
  /** Bytes of all live tensors. */
  live = 0;
  /** The largest number of live bytes since {@link reset}. */
  peak = 0;
  /** Bytes of the largest single tensor so far. */
  largest = 0;
  private readonly held = new WeakMap<object, Held>();
  private count = 0;

  constructor(readonly standsFor: BackendName) {
    super();
  }

  reset(): void {
    this.peak = this.live;
  }

  /** Counts memory other than tensors; a negative number gives it back. */
  hold(bytes: number): void {
    this.live += bytes;
    this.peak = Math.max(this.peak, this.live);
    this.largest = Math.max(this.largest, bytes);
  }

  /** Counts memory that an operation takes only while it runs, beside its result. */
  pass(bytes: number): void {
    this.peak = Math.max(this.peak, this.live + bytes);
  }

  reserve(shape: number[], dtype: tf.DataType = 'float32'): tf.TensorInfo {
    const bytes = tf.util.sizeFromShape(shape) * tf.util.bytesPerElement(dtype);
    const dataId = {};
    this.held.set(dataId, { bytes, sharers: 1 });
    this.count++;
    this.hold(bytes);
    return { dataId, shape, dtype };
  }

  result(shape: number[], dtype?: 'float32' | 'bool'): tf.TensorInfo {
    return this.reserve(shape, dtype);
  }

  alias({ dataId, dtype }: tf.TensorInfo, shape: number[]): tf.TensorInfo {
    this.incRef(dataId);
    return { dataId, shape, dtype };
  }

  emit(): void {
    // Nothing is computed.
  }

  override write(_values: tf.BackendValues, shape: number[], dtype: tf.DataType): object {
    return this.reserve(shape, dtype).dataId;
  }

  override readSync(dataId: object): tf.BackendValues {
    return new Float32Array((this.held.get(dataId)?.bytes ?? 0) / Float32Array.BYTES_PER_ELEMENT).fill(READ_VALUE);
  }

  override read(dataId: object): Promise<tf.BackendValues> {
    return Promise.resolve(this.readSync(dataId));
  }

  override incRef(dataId: object): void {
    const held = this.held.get(dataId);
    if (held) held.sharers++;
  }

  override refCount(dataId: object): number {
    return this.held.get(dataId)?.sharers ?? 0;
  }

  override disposeData(dataId: object, force = false): boolean {
    const held = this.held.get(dataId);
    if (!held) return true;
    held.sharers--;
    if (held.sharers > 0 && !force) return false;
    this.held.delete(dataId);
    this.count--;
    this.live -= held.bytes;
    return true;
  }

  override numDataIds(): number {
    return this.count;
  }

  override floatPrecision(): 16 | 32 {
    return 32;
  }

  override memory(): { unreliable: boolean; reasons: string[] } {
    return { unreliable: true, reasons: [] };
  }

  override dispose(): void {
    // There is nothing to free.
  }
}
