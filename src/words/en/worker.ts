/** What the worker and its supervisor say when something goes wrong. */
export const worker = {
  config: (problems: string) => `This experiment can't run. ${problems}`,
  unreachable: (address: string, why: string) =>
    `The file ${address} could not be loaded (${why}). Check the connection and start again, or choose another task.`,
  httpStatus: (status: number) => `the server answered ${status}`,
  memory: (width: number, depth: number) =>
    `There is not enough memory for width ${width} and depth ${depth} on this device. Choose a smaller width, or fewer samples.`,
  deviceLost: (why: string) => `The GPU was lost (${why}). Start the run again, or choose another engine.`,
  internal: (why: string) =>
    `Something in the lab failed: ${why}. Start the run again; if it happens again, please report it.`,
  noAnswer: (seconds: number) =>
    `The worker did not answer within ${seconds} seconds. Start the run again, or reload the page.`,
  died: (why: string) => `The worker stopped unexpectedly: ${why}. Start the run again, or reload the page.`,
  garbled: 'a message could not be read',
  noReason: 'no reason was given',
  noSpawn: (why: string) =>
    `This browser could not start a worker (${why}). The lab needs a browser with module workers.`,
};
