import type { DataType, TensorInfo } from '@tensorflow/tfjs-core';

/** One dispatch of a shader of our own. Its entry point is `main`, and all bindings are in group 0. */
export interface Program {
  /** The shader; pipelines are kept by this text. */
  wgsl: string;
  /**
   * Bindings 0, 1, ...: `var<storage, read_write>`. A shape makes a new tensor; a tensor is written in place, and must
   * have no other holder, as from `LabWebGpuBackend.copyOf`.
   */
  outputs: readonly (TensorInfo | { shape: number[]; dtype: DataType })[];
  /** The bindings after them: `var<storage, read>`. No tensor may be input and output of one dispatch. */
  inputs: readonly TensorInfo[];
  /** The last binding, if any: `var<uniform>`, 32-bit words in order; a plain number is a u32. */
  uniforms?: readonly (number | { f32: number })[];
  /** Workgroups along x, y, z, each at most 65535. */
  workgroups: readonly [number, number, number];
}

/** Returns the words of a uniform buffer, filled up to the 16 bytes that WGSL structures may be rounded to. */
export function uniformWords(uniforms: NonNullable<Program['uniforms']>): ArrayBuffer {
  const view = new DataView(new ArrayBuffer(16 * Math.ceil(uniforms.length / 4)));
  uniforms.forEach((word, i) => {
    if (typeof word === 'number') view.setUint32(4 * i, word, true);
    else view.setFloat32(4 * i, word.f32, true);
  });
  return view.buffer;
}

/** Pipelines of our own shaders on one device, and the number of bindings that each writes. */
export interface PipelineCache {
  pipelineOf(program: Program): { pipeline: GPUComputePipeline; layout: GPUBindGroupLayout };
  /**
   * Returns how many bindings, from the first on, a shader with this layout writes. tfjs's shaders write just the
   * first.
   */
  written(layout: GPUBindGroupLayout): number;
}

/** Creates an empty cache. Layouts are explicit, so that a shader may leave a binding unused. */
export function createPipelineCache(device: GPUDevice): PipelineCache {
  const layouts = new Map<string, GPUBindGroupLayout>();
  const pipelines = new Map<string, GPUComputePipeline>();
  const writes = new WeakMap<GPUBindGroupLayout, number>();

  const layoutOf = ({ outputs, inputs, uniforms = [] }: Program): GPUBindGroupLayout => {
    const types: GPUBufferBindingType[] = [
      ...outputs.map(() => 'storage' as const),
      ...inputs.map(() => 'read-only-storage' as const),
      ...(uniforms.length > 0 ? (['uniform'] as const) : []),
    ];
    const key = types.join();
    const known = layouts.get(key);
    if (known) return known;
    const visibility = GPUShaderStage.COMPUTE;
    const layout = device.createBindGroupLayout({
      entries: types.map((type, binding) => ({ binding, visibility, buffer: { type } })),
    });
    layouts.set(key, layout);
    writes.set(layout, outputs.length);
    return layout;
  };

  return {
    pipelineOf: (program) => {
      const layout = layoutOf(program);
      const known = pipelines.get(program.wgsl);
      if (known) return { pipeline: known, layout };
      const pipeline = device.createComputePipeline({
        layout: device.createPipelineLayout({ bindGroupLayouts: [layout] }),
        compute: { module: device.createShaderModule({ code: program.wgsl }), entryPoint: 'main' },
      });
      pipelines.set(program.wgsl, pipeline);
      return { pipeline, layout };
    },
    written: (layout) => writes.get(layout) ?? 1,
  };
}
