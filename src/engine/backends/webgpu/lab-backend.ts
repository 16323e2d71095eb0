import { env, type BackendValues, type DataType, type Tensor, type TensorInfo } from '@tensorflow/tfjs-core';
import { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { words } from '../../../words/words.ts';
import { createBufferPool, type BufferPool } from './buffer-pool.ts';
import type { AdapterReport } from './device.ts';
import { internalsOf } from '../tfjs-internals/webgpu.ts';
import { createPipelineCache, uniformWords, type PipelineCache, type Program } from './program.ts';
import { createRecorder, type Recording } from './recorder.ts';

/**
 * tfjs's WebGPU backend on our device. It runs our own shaders beside those of tfjs (`runProgram`), and can record a
 * step instead of running it (`record`). Once values are on the GPU, no copy stays on the CPU, since a replay changes
 * them. Every operation runs on the GPU, small ones too, so that all are recorded.
 */
export class LabWebGpuBackend extends WebGPUBackend {
  /** Whether the adapter is a CPU that emulates a GPU. */
  readonly software: boolean;
  readonly #pool: BufferPool;
  readonly #pipelines: PipelineCache;
  #created: WeakSet<object> | null = null;

  constructor(device: GPUDevice, { adapter, software }: AdapterReport) {
    super(device, adapter.info);
    this.software = software;
    this.#pool = createBufferPool(device);
    this.#pipelines = createPipelineCache(device);
    const internals = internalsOf(this);
    internals.bufferManager = this.#pool;
    internals.convertAndCacheOnCPU = (_, values) => values;
  }

  /** Runs one of our shaders and returns its outputs; those written in place are returned as they were given. */
  runProgram(program: Program): TensorInfo[] {
    const { pipeline, layout } = this.#pipelines.pipelineOf(program);
    const outputs = program.outputs.map((output) =>
      'dataId' in output ? output : this.makeTensorInfo(output.shape, output.dtype),
    );
    const tensors = [...outputs, ...program.inputs];
    const buffers = tensors.map((tensor) => this.bufferOf(tensor));
    if (program.uniforms?.length) buffers.push(this.#uniformBuffer(program.uniforms));
    const entries = buffers.map((buffer, binding) => ({ binding, resource: { buffer } }));
    this.#own(tensors);
    const pass = this.openPass();
    pass.setPipeline(pipeline);
    pass.setBindGroup(0, this.device.createBindGroup({ layout, entries }));
    pass.dispatchWorkgroups(...program.workgroups);
    const internals = internalsOf(this);
    if (++internals.dispatchCountInPass >= env().getNumber('WEBGPU_DEFERRED_SUBMIT_BATCH_SIZE')) this.submit();
    return outputs;
  }

  /** Returns a new tensor with the values of this one, for a shader to write in place. */
  copyOf(tensor: TensorInfo): TensorInfo {
    const source = this.bufferOf(tensor);
    const copy = this.makeTensorInfo(tensor.shape, tensor.dtype);
    const target = this.bufferOf(copy);
    this.#own([tensor, copy]);
    this.openEncoder().copyBufferToBuffer(source, 0, target, 0, source.size);
    return copy;
  }

  /** Returns the buffer of a tensor, after an upload if it had none. */
  bufferOf({ dataId }: Pick<Tensor | TensorInfo, 'dataId'>): GPUBuffer {
    this.uploadToGPU(dataId);
    const { resource } = internalsOf(this).tensorMap.get(dataId);
    if (!resource) throw new Error(words.engine.notOnGpu);
    return resource;
  }

  /** Returns how many tensors share the data of this one. */
  sharers({ dataId }: Tensor): number {
    return this.refCount(dataId);
  }

  /** Opens the pass for dispatches, in the order of all commands of this backend. */
  openPass(): GPUComputePassEncoder {
    const internals = internalsOf(this);
    this.ensureCommandEncoderReady();
    internals.computePassEncoder ??= internals.commandEncoder.beginComputePass();
    return internals.computePassEncoder;
  }

  /** Opens the encoder for copies; ends an open pass. */
  openEncoder(): GPUCommandEncoder {
    this.ensureCommandEncoderReady();
    this.endComputePassEncoder();
    return internalsOf(this).commandEncoder;
  }

  /** Submits the commands that the backend holds. */
  submit(): void {
    this.openEncoder();
    this.submitQueue();
  }

  /** Bytes of all buffers of live tensors and replays. */
  get bytesInUse(): number {
    return this.#pool.numBytesUsed;
  }

  /** Destroys the buffers that are kept for later tensors; tfjs itself would keep them for ever. */
  freeUnused(): void {
    this.submit();
    this.#pool.freeUnused();
  }

  /**
   * Runs `work` without the GPU, and records its dispatches and copies. Tensors that `work` makes get buffers of their
   * own, which then belong to the caller.
   *
   * @throws a sentence when `work` reads a tensor
   */
  record(work: () => void): Recording {
    this.submit();
    const { device, queue } = this;
    const recorder = createRecorder(device, this.#pipelines.written);
    const buffers = this.#pool.collect();
    this.#created = new WeakSet();
    this.device = recorder.device;
    this.queue = recorder.device.queue;
    const stop = () => {
      // Disposals that waited for a submit happen while the queue is the recorder's.
      this.submit();
      this.device = device;
      this.queue = queue;
      this.#created = null;
      buffers.stop();
    };
    try {
      work();
      stop();
    } catch (error) {
      stop();
      buffers.destroy();
      throw error;
    }
    return { commands: recorder.commands, buffers };
  }

  override shouldExecuteOnCPU(): boolean {
    return false;
  }

  override write(values: BackendValues, shape: number[], dtype: DataType): object {
    const dataId = super.write(values, shape, dtype);
    this.#created?.add(dataId);
    return dataId;
  }

  override uploadToGPU(dataId: object): void {
    const isOlder = this.#created?.has(dataId) === false;
    if (isOlder) this.#pool.outsideCollection(() => super.uploadToGPU(dataId));
    else super.uploadToGPU(dataId);
  }

  override read(dataId: object): Promise<BackendValues> {
    this.#refuseWhileRecording();
    return super.read(dataId);
  }

  override readSync(dataId: object): BackendValues {
    this.#refuseWhileRecording();
    return super.readSync(dataId);
  }

  #refuseWhileRecording(): void {
    if (this.#created) throw new Error(words.engine.readsWhileRecording);
  }

  /** Keeps the buffers of tensors from reuse until the commands that are being encoded are submitted. */
  #own(tensors: TensorInfo[]): void {
    const { commandQueueOwnedIds } = internalsOf(this);
    for (const { dataId } of tensors) commandQueueOwnedIds.add(dataId);
  }

  #uniformBuffer(uniforms: NonNullable<Program['uniforms']>): GPUBuffer {
    const content = uniformWords(uniforms);
    const buffer = this.#pool.acquireBuffer(content.byteLength, GPUBufferUsage.COPY_DST | GPUBufferUsage.UNIFORM);
    this.queue.writeBuffer(buffer, 0, content);
    internalsOf(this).uniformPendingDisposal.push(buffer);
    return buffer;
  }
}
