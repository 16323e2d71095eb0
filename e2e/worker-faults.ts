import type { Page, Worker } from '@playwright/test';

/** What can go wrong with a worker, done to the one that trains. No part of the lab knows of it. */
export interface WorkerFaults {
  /** Puts it into an endless loop. */
  hang(): void;
  /** Ends it without a word. */
  close(): void;
  /** Takes the device of its GPU away, at its next use. */
  loseDevice(): Promise<void>;
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
    loseDevice: () =>
      training().evaluate(() => {
        const { prototype } = GPUDevice;
        const { createCommandEncoder: own } = prototype;
        prototype.createCommandEncoder = function (...asked) {
          prototype.createCommandEncoder = own;
          this.destroy();
          return own.apply(this, asked);
        };
      }),
  };
}
