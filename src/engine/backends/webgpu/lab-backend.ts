import { env, type BackendValues, type DataType, type Tensor, type TensorInfo } from '@tensorflow/tfjs-core';
import { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { words } from '../../../words/words.ts';
import { createBufferPool, type BufferPool } from './buffer-pool.ts';
import type { AdapterReport } from './device.ts';
import { internalsOf } from '../tfjs-internals/webgpu.ts';
import { createPipelineCache, uniformWords, type PipelineCache, type Program } from './program.ts';
import { createRecorder, type Recording } from './recorder.ts';

/**
 * tfjs's WebGPU backend on a device of ours, which runs shaders of our own beside tfjs's (`runProgram`), and can write
 * down a step instead of running it (`record`). A tensor's values are never kept on the CPU once they are on the GPU,
 * where a replay changes them; and every operation runs on the GPU, small ones too, so that all of them are recorded.
 */
export class LabWebGpuBackend extends WebGPUBackend {
  /** Whether the adapter is a CPU that plays GPU. */
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

  /** A new tensor with the values of this one, for a shader to write in place. */
  copyOf(tensor: TensorInfo): TensorInfo {
    const source = this.bufferOf(tensor);
    const copy = this.makeTensorInfo(tensor.shape, tensor.dtype);
    const target = this.bufferOf(copy);
    this.#own([tensor, copy]);
    this.openEncoder().copyBufferToBuffer(source, 0, target, 0, source.size);
    return copy;
  }

  /** The buffer of a tensor, uploaded now if it wasn't. */
  bufferOf({ dataId }: Pick<Tensor | TensorInfo, 'dataId'>): GPUBuffer {
    this.uploadToGPU(dataId);
    const { resource } = internalsOf(this).tensorMap.get(dataId);
    if (!resource) throw new Error(words.engine.notOnGpu);
    return resource;
  }

  /** How many tensors share the data of this one. */
  sharers({ dataId }: Tensor): number {
    return this.refCount(dataId);
  }

  /** The pass that dispatches go into, in the order of all of this backend's commands. */
  openPass(): GPUComputePassEncoder {
    const internals = internalsOf(this);
    this.ensureCommandEncoderReady();
    internals.computePassEncoder ??= internals.commandEncoder.beginComputePass();
    return internals.computePassEncoder;
  }

  /** The encoder that copies go into; ends the pass that is open. */
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

  /** Destroys the buffers that are kept for tensors to come; tfjs itself would keep them for ever. */
  freeUnused(): void {
    this.submit();
    this.#pool.freeUnused();
  }

  /**
   * Runs `work` without a GPU: what it would have dispatched and copied is written down. Tensors that `work` makes
   * get buffers that nobody else writes; the caller owns these from then on.
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
      // The disposals that waited for a submit are due while the queue is the recorder's.
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

  /** Their buffers must not be reused before the commands that are being encoded are submitted. */
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
