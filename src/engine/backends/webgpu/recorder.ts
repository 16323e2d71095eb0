import { words } from '../../../words/words.ts';
import type { CollectedBuffers } from './buffer-pool.ts';

/** A dispatch as it was recorded. */
export interface Dispatch {
  kind: 'dispatch';
  pipeline: GPUComputePipeline;
  layout: GPUBindGroupLayout;
  /** The bindings by number; the first `written` are written. */
  bindings: GPUBufferBinding[];
  written: number;
  workgroups: [number, number, number];
}

/** The copy of a whole buffer over another one. */
export interface Copy {
  kind: 'copy';
  source: GPUBuffer;
  target: GPUBuffer;
  size: number;
}

/** A command for the GPU. */
export type Command = Dispatch | Copy;

/** A step that was recorded instead of run. */
export interface Recording {
  commands: Command[];
  buffers: CollectedBuffers;
}

/** Stands for a bind group until the recording ends. */
type BindGroupStandIn = Pick<Dispatch, 'layout' | 'bindings' | 'written'>;

/**
 * Creates a stand-in for a device, which records dispatches and copies and runs nothing. It has only the methods that
 * tfjs's compute kernels call; any other call ends the recording with an error.
 *
 * @param written how many of a layout's bindings are written, from the first on
 */
export function createRecorder(
  real: GPUDevice,
  written: (layout: GPUBindGroupLayout) => number,
): { device: GPUDevice; commands: Command[] } {
  const commands: Command[] = [];

  const beginComputePass = () => {
    let pipeline: GPUComputePipeline;
    let bound: BindGroupStandIn;
    return {
      setPipeline: (next: GPUComputePipeline) => {
        pipeline = next;
      },
      setBindGroup: (_: 0, next: BindGroupStandIn) => {
        bound = next;
      },
      dispatchWorkgroups: (x: number, y = 1, z = 1) => {
        commands.push({ kind: 'dispatch', pipeline, ...bound, workgroups: [x, y, z] });
      },
      end: () => undefined,
    };
  };

  const copyBufferToBuffer = (source: GPUBuffer, from: number, target: GPUBuffer, to: number, size: number) => {
    const isWhole = from === 0 && to === 0 && size === source.size && size === target.size;
    if (!isWhole) throw new Error(words.engine.notRecordable);
    commands.push({ kind: 'copy', source, target, size });
  };

  const device = {
    limits: real.limits,
    features: real.features,
    adapterInfo: real.adapterInfo,
    queue: {
      submit: () => undefined,
      writeBuffer: (...write: Parameters<GPUQueue['writeBuffer']>) => real.queue.writeBuffer(...write),
    },
    createShaderModule: (descriptor: GPUShaderModuleDescriptor) => real.createShaderModule(descriptor),
    createComputePipeline: (descriptor: GPUComputePipelineDescriptor) => real.createComputePipeline(descriptor),
    createBindGroup: ({ layout, entries }: GPUBindGroupDescriptor): BindGroupStandIn => ({
      layout,
      bindings: [...entries].map(({ resource }) => bufferBinding(resource)),
      written: written(layout),
    }),
    createCommandEncoder: () => ({ beginComputePass, copyBufferToBuffer, finish: () => undefined }),
  };
  return { device: device as unknown as GPUDevice, commands };
}

function bufferBinding(resource: GPUBindingResource): GPUBufferBinding {
  if (!('buffer' in resource)) throw new Error(words.engine.notRecordable);
  return resource;
}
