import * as tf from '@tensorflow/tfjs-core';
import type { BackendName } from '../../../config/backend.ts';
import { captureNothing, setCapture, type CaptureStep } from '../capture.ts';
import { switchBackend } from '../tfjs-internals/switch-backend.ts';
import { FUSED_LOWERINGS } from '../wasm/fused-lowerings.ts';
import { planMemory } from '../wasm/memory-plan.ts';
import { layoutOf } from '../wasm/threads/shared-layout.ts';
import { threadHost } from '../wasm/threads/thread-host.ts';
import { traceStep } from '../wasm/trace.ts';
import { COUNTED_OPERATIONS } from './counted-operations.ts';
import { CountingBackend } from './counting-backend.ts';

/**
 * The ways to run a step. `captured`: captured once and replayed, in its own memory and in place. `eager`: our
 * operations, each with a buffer for its result until the step ends. `plain`: the operations of tfjs itself, which are
 * more.
 */
export type StepKind = 'captured' | 'eager' | 'plain';

const BACKEND = 'lab-count';

let last: Promise<unknown> = Promise.resolve();
/** Puts the backend of the thread back for a moment; `null` while nothing is counted. */
let stepOut: (<T>(work: () => T) => T) | null = null;

/**
 * Runs some work on a backend that computes nothing, and counts the memory that the work would take. Every value that
 * the work reads is 1, and `upload` doesn't ask for its values. The work must free all that it makes. It must not wait
 * for other tasks: until it ends, every new tensor of this thread lives on that backend, but for those of
 * {@link inTurn} and {@link besideCounting}.
 *
 * @param standsFor the backend whose memory is meant
 */
export const countMemory = <T>(
  standsFor: BackendName,
  step: StepKind,
  work: (count: CountingBackend) => Promise<T>,
): Promise<T> => inTurn(() => countNow(standsFor, step, work));

/** Runs asynchronous work with tensors when no other such work is under way in this thread. */
export function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const done = last.then(work);
  last = done.catch(() => undefined);
  return done;
}

/** Runs work with tensors at once, on the backend of the thread even while the memory of another run is counted. */
export const besideCounting = <T>(work: () => T): T => (stepOut ? stepOut(work) : work());

async function countNow<T>(standsFor: BackendName, step: StepKind, work: (count: CountingBackend) => Promise<T>) {
  const count = new CountingBackend(standsFor);
  const names = Object.keys(COUNTED_OPERATIONS).filter((name) => step !== 'plain' || !(name in FUSED_LOWERINGS));
  for (const kernelName of names) {
    tf.registerKernel({
      kernelName,
      backendName: BACKEND,
      kernelFunc: ({ inputs, attrs = {} }) =>
        COUNTED_OPERATIONS[kernelName](count, inputs as Record<string, tf.TensorInfo>, attrs),
    });
  }
  const enter = () => {
    const captureBefore = setCapture(step === 'captured' ? captureOn(count) : captureNothing);
    const switchBack = switchBackend(BACKEND, count);
    return () => {
      setCapture(captureBefore);
      switchBack();
    };
  };
  let leave = enter();
  stepOut = (work) => {
    leave();
    try {
      return work();
    } finally {
      leave = enter();
    }
  };
  try {
    return await work(count);
  } finally {
    stepOut = null;
    leave();
    for (const kernelName of names) tf.unregisterKernel(kernelName, BACKEND);
  }
}

/**
 * Captures a step as the memory of its plan, which does nothing. WebGPU, whose total is unknown, is counted like wasm.
 */
const captureOn =
  (count: CountingBackend): CaptureStep =>
  (step) => {
    const plan = planMemory(traceStep(step));
    const copies = count.standsFor === 'wasm' ? layoutOf(plan, threadHost()?.threads ?? 1) : null;
    const { bytes } = copies ?? plan;
    count.hold(bytes);
    return { bytes, step: () => undefined, write: () => undefined, dispose: () => count.hold(-bytes) };
  };
