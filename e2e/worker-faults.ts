import type { Page, Worker } from '@playwright/test';

/** What can go wrong with the device of a GPU. */
export type DeviceFault =
  /** It is taken away. */
  | 'lost'
  /** It refuses a pipeline. */
  | 'refuses a pipeline'
  /** It has no memory left for a buffer. */
  | 'out of memory'
  /** What was submitted never ends. */
  | 'never ends';

/** What can go wrong with a worker, done to the one that trains. No part of the lab knows of it. */
export interface WorkerFaults {
  /** Puts it into an endless loop. */
  hang(): void;
  /** Ends it without a word. */
  close(): void;
  /** Does something to the device of its GPU, at its next use. */
  strikeDevice(fault: DeviceFault): Promise<void>;
}

/**
 * Returns the faults of the workers in a page of Playwright.
 *
 * @param training returns the worker that trains; in a page that has done nothing else it is the oldest, and the others are spares
 */
export function workerFaults(page: Page, training = (): Worker => page.workers()[0]): WorkerFaults {
  /** What is done to a worker never answers. */
  const inflict = (act: Promise<unknown>) => void act.catch(() => undefined);
  return {
    hang: () =>
      inflict(
        training().evaluate(() => {
          // In a task of its own: what a debugger runs goes on in a worker that was ended.
          setTimeout(() => {
            for (;;);
          });
        }),
      ),
    close: () => inflict(training().evaluate(() => self.close())),
    strikeDevice: (fault) =>
      training().evaluate((kind) => {
        const { prototype } = GPUDevice;
        const { createCommandEncoder: own } = prototype;
        const strikes: Record<typeof kind, (device: GPUDevice) => unknown> = {
          lost: (device) => device.destroy(),
          'refuses a pipeline': (device) =>
            device.createComputePipeline({
              layout: 'auto',
              compute: { module: device.createShaderModule({ code: 'fn none() {}' }), entryPoint: 'main' },
            }),
          'out of memory': (device) =>
            device.dispatchEvent(
              new GPUUncapturedErrorEvent('uncapturederror', { error: new GPUOutOfMemoryError('Out of memory.') }),
            ),
          'never ends': () => {
            GPUBuffer.prototype.mapAsync = () => new Promise(() => undefined);
            GPUQueue.prototype.onSubmittedWorkDone = () => new Promise(() => undefined);
          },
        };
        prototype.createCommandEncoder = function (...asked) {
          prototype.createCommandEncoder = own;
          strikes[kind](this);
          return own.apply(this, asked);
        };
      }, fault),
  };
}
