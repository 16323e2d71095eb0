import { spoken } from '../language.ts';
import { numberText } from '../number-text.ts';

/** Formats a number of a measurement. */
const short = (value: number) => numberText(value, 3);

/** The words of the engine about its backends and about runs that can't go on. */
export const engine = spoken('engine', {
  backendAsked: (name: string) => `${name} runs because it was asked for.`,
  softwareAsked: (adapter: string) =>
    `WebGPU runs on ${adapter}, which is software and slower than WebAssembly, because it was asked for.`,
  realGpu: (adapter: string) => `WebGPU runs on ${adapter}, a real GPU.`,
  noWebGpu: 'WebAssembly runs because this browser offers no WebGPU adapter.',
  softwareGpu: (adapter: string) =>
    `WebAssembly runs because the only WebGPU adapter (${adapter}) is software, which is slower.`,
  gpuFailed: (why: string) => `WebAssembly runs because WebGPU could not be started (${why}).`,
  plainJavaScript: (why: string) => `Plain JavaScript runs, slowly, because WebAssembly could not be started (${why}).`,
  cannotOpen: (name: string, why: string) =>
    `The backend ${name} could not be started (${why}). Choose another one, or let the lab choose.`,
  notInitialized: 'tfjs could not initialize it',
  noAdapter: 'there is no WebGPU adapter',
  unnamedGpu: 'an unnamed GPU',
  deviceLost: (why: string) => `The GPU was lost (${why}). Reset the experiment to start on a new device.`,
  gpuError: (why: string) => `The GPU reported an error (${why}). Reset the experiment, or choose a smaller network.`,
  notOnGpu: 'A tensor has no values and no place on the GPU.',
  threads: (most: number) =>
    `Up to ${most} threads train a network together whenever that is faster than one; its numbers do not depend on it.`,
  oneThread:
    'One thread trains a network: more of them need a page that shares no memory with other sites, which its server or, from the second visit on, the kept copy of the lab allows where the lab is not embedded.',
  threadLost:
    'A thread that trains this network with others does not answer any more. Go on from the last step that was kept.',
  readsWhileRecording: 'A training step that reads a tensor cannot be recorded.',
  notRecordable: 'A training step runs an operation that cannot be recorded.',
  keepsTensors: 'A training step that keeps tensors of its own cannot be recorded.',
  sharedState: 'A tensor of the state shares its memory with another tensor, and so cannot be changed in place.',
  noKernels: 'nothing says where they are',
  withoutKernels: (why: string) =>
    `The lab’s own kernels could not be loaded (${why}); steps take several times as long without them.`,
  notFinite: 'a number that is not finite',
  diverged: (step: number, loss: string, first: string) =>
    `Training diverged: by step ${step} the loss went from ${first} to ${loss}.`,
  divergedAtStart: 'The network has no finite output at step 0, so it can’t be trained.',
  catapult: (
    { step, times, sharpness }: { step: number; times: number; sharpness: number },
    now: number,
    nowStep: number,
  ) =>
    `A catapult: at step ${step} the loss was ${short(times)} times its first value, with a sharpness of ${short(sharpness)}, above the edge of stability at 1. The network did not diverge but moved to where it is less sharp: ${short(now)} at step ${nowStep}, where it goes on learning.`,
  /** The causes of a divergence, each with the numbers of its test. */
  causes: {
    overflow: (gain: string, depth: number, better: number | null) =>
      `The gain ${gain} over ${depth} layers makes its signals overflow. Lower the gain or the depth${better === null ? '.' : `: with a gain of ${better} the first loss is an ordinary number.`}`,
    growth: (gain: string, depth: number, critical: string | null, better: number | null) =>
      `The gain ${gain} over ${depth} layers makes signals and gradients so large that no rate the lab takes is low enough: ${critical === null ? 'the critical rate is too small to be found' : `the critical rate is ${critical}`}. Lower the gain or the depth${better === null ? '.' : `: with a gain of ${better} this rate is below the critical one.`}`,
    weightDecay: (share: string, factor: string) =>
      `The weight decay takes ${share} times each weight in a step (learning rate times decay), so it alone multiplies the weights by ${factor} in each step, whatever the gradient. Choose a weaker decay.`,
    inference: (found: {
      steps: number;
      dt: number;
      isEnergy: boolean;
      first: string;
      last: string;
      better: number | null;
    }) =>
      `Inference diverged before any weight moved: at the weights of step 0, ${found.steps} steps with dt = ${found.dt} take ${found.isEnergy ? 'its energy' : 'its force, relative to the first,'} from ${found.first} to ${found.last}, where it has to fall. ${found.better === null ? 'Choose a smaller dt, fewer steps of inference or a smaller weight of the loss.' : `With dt = ${found.better} it falls.`}`,
    aboveCritical: (lr: string, critical: string, ratio: string, isMse: boolean) =>
      `The learning rate ${lr} is ${ratio} times ${critical}, the critical rate, above which full-batch gradient descent on the network linearized at step 0 ${isMse ? 'diverges' : 'is unstable at output 0'}. Choose a lower one.`,
    smallBatches: (batch: number, lr: string, step: number, limit: string, share: string | null) =>
      `The learning rate ${lr} is below the critical rate, but that is the limit of the full batch. The network linearized at step 0, trained by the same batches of ${batch}, diverges too, by step ${step}: such batches have a limit of their own, here down to ${limit}${share === null ? ' of the critical rate' : `, ${share} times that of the full batch`}. Choose a lower rate or larger batches.`,
    decayAndSharpness: (share: string, calm: string, step: number) =>
      `Weight decay and gradient are too strong together: the decay takes ${share} times each weight in a step, half of which adds to the sharpness, ${calm} at step ${step}, and the sum is above the edge of stability at 1. Choose a weaker decay or a lower rate.`,
    sharpFromStart: (lr: string, start: string) =>
      `The learning rate ${lr} is below the critical rate of the linearized network, but the network itself is more curved: its sharpness was ${start} at step 0 already, above the edge of stability at 1. Choose a lower rate.`,
    sharpened: (lr: string, start: string, calm: string, step: number) =>
      `The network has sharpened: with the learning rate ${lr} its sharpness was ${start} at step 0 and ${calm} at step ${step}, the last frame before the loss rose, above the edge of stability at 1. Choose a lower rate.`,
    sharpnessBelow: (calm: string, step: number) =>
      `At step ${step}, the last frame before the loss rose, its sharpness was ${calm}, below the edge of stability at 1.`,
    unknown: (lr: string, measured: string | null, calmer: { lr: number; steps: number } | null) =>
      `None of the causes that the lab can compute was found. ${measured === null ? '' : `${measured} `}${
        calmer
          ? `Tried from the start at ${calmer.lr} in place of the learning rate ${lr}, ${calmer.steps} steps do not raise the loss.`
          : `A learning rate below ${lr} is the first thing to try.`
      }`,
  },
  twinTooLarge: (numbers: number, most: number) =>
    `The lazy twin is left out: its Jacobian would hold ${numbers} numbers, and at most ${most} are affordable. Fewer samples or outputs, or a smaller width, bring it back.`,
  infiniteTooLarge: (rows: number, columns: number, most: number) =>
    `The network of infinite width is left out: its kernel would have ${rows} x ${columns} entries, and at most ${most} are affordable. Fewer samples bring it back.`,
  infiniteNeedsDescent:
    'The network of infinite width is left out: it learns by gradient descent. Take the rule "bp" with sgd or momentum, and no weight decay, to see it.',
  infiniteOfOne:
    'The network of infinite width is left out: it stands beside a single network, not beside an ensemble.',
  infiniteWithout:
    'The network of infinite width is left out: it has hidden layers, no biases, no skip connections and no learning-rate factors of layers; change these to see it.',
  machineWithout:
    'There is no recursive feature machine here: it fits by least squares, so it needs the squared error as the loss.',
  machineTooLarge: (samples: number, most: number) =>
    `There is no recursive feature machine here: it would need a kernel of ${samples} training samples, and up to ${most} are possible.`,
  sharpnessWithout:
    'The sharpness is left out: it tells when sgd or momentum diverges with the rule "bp", and nothing about other steps. Take these to see it.',
  batchLimit: (size: number, share: string) =>
    `The critical rate is that of steps on all training samples at once. Steps on ${size === 1 ? 'single samples' : `batches of ${size}`} have a lower limit of their own: about ${share} of it.`,
  arraysLeftOut: (names: readonly string[], most: number, together: number) =>
    `${names.join(', ')} ${names.length === 1 ? 'is' : 'are'} left out: matrices of more than ${most} MB each, and what would take all arrays beyond ${together} MB; compute them from the weights and the data.`,
  noCriticalRate: (seed: number) =>
    `The network of seed ${seed} has no critical learning rate, since none of its outputs depends on its weights at step 0; take train.lrUnit "absolute", or another seed.`,
  membersDiffer: (what: string) =>
    `The members of an ensemble differ in ${what}; they may differ only in seed, learning rate, gamma0 and, without weight decay, in scaling.`,
  shape: (inputs: number, outputs: number, classes: number | null) =>
    `${inputs} inputs, ${outputs} outputs and ${classes ?? 'no'} classes`,
  doesNotFit: (needed: string, limit: string, backend: string, fits: string) =>
    `This run needs ${needed}; ${backend} holds ${limit}; ${fits}.`,
  bufferDoesNotFit: (needed: string, limit: string, fits: string) =>
    `This run needs a buffer of ${needed}; this GPU takes up to ${limit} in one; ${fits}.`,
  backendNames: { wasm: 'WebAssembly', webgpu: 'WebGPU', cpu: 'plain JavaScript here' },
  wouldFit: (sizes: string[]) => `${sizes.join(', or ')} would fit`,
  nothingFits: 'choose fewer samples',
  sizes: {
    'net.width': (width: number) => `width ${width}`,
    'train.batch': (batch: number) => `a batch of ${batch}`,
    members: (members: number) => `${members} ${members === 1 ? 'member' : 'members'}`,
  },
  buffers: {
    weights: 'weights at step 0, their change, their sum',
    biases: 'biases',
    optimizer: 'memory of the optimizer',
    feedback: 'feedback',
    rates: 'learning rates',
    data: 'samples and targets',
    initialOutputs: 'outputs at step 0',
    references: 'step 0 on the probe set',
    calmWeights: 'weights of the last calm frame',
    twin: 'lazy twin',
    infinite: 'network of infinite width',
    step: 'a captured step, and single numbers',
  },
  /** Networks that go on from a later step, and what can't go on with them. */
  fromStep: {
    optimizer: (step: number, optimizer: string) =>
      `The run goes on from step ${step} with a new memory of ${optimizer}, which was not kept: its next steps differ a little from those of a run without the break.`,
    feedback: (step: number) => `The learned feedback was not kept: from step ${step} on it is learned anew.`,
    twin: (step: number) =>
      `The lazy twin is left out: it learns from step 0 on, and this run goes on from step ${step}. Reset the run to see it.`,
    infinite: (step: number) =>
      `The network of infinite width is left out: it learns from step 0 on, and this run goes on from step ${step}. Reset the run to see it.`,
  },
  startDiffers: (members: number) =>
    `The weights to go on from are not those of ${members === 1 ? 'one network' : `${members} networks`} at one step.`,
  checkpointDiffers: 'What was kept of the run does not fit its networks; start it again.',
  noTrainingData: 'There are no training samples; give at least one.',
  dataDiffers: (expected: string, found: string) =>
    `The configuration asks for ${expected}, but the data has ${found}.`,
  weights: 'weights',
  biases: 'biases',
  feedback: 'feedback',
  matrixDiffers: (what: string, layer: number, expected: string, found: string) =>
    `The given ${what} of layer ${layer} hold ${found} numbers, but the configuration asks for ${expected}.`,
  noSuchSample: (index: number, samples: number) =>
    `train.batches names sample ${index}, but there are only ${samples}, counted from 0.`,
  unequalBatches: 'The batches of train.batches differ in size; give each the same number of samples.',
});

/** The sentences of the worker and its supervisor about failures. */
export const worker = spoken('worker', {
  config: (problems: string) => `This experiment can't run. ${problems}`,
  unreachable: (address: string, why: string) =>
    `The file ${address} could not be loaded (${why}). Check the connection and start again, or choose another task.`,
  httpStatus: (status: number) => `the server answered ${status}`,
  memory: (width: number, depth: number) =>
    `There is not enough memory for width ${width} and depth ${depth} on this device. Choose a smaller width, or fewer samples.`,
  deviceLost: (why: string) => `The GPU was lost (${why}). Start the run again, or choose another engine.`,
  internal: (why: string) =>
    `Something in the lab failed: ${why}. Start the run again; if it happens again, please report it.`,
  noReason: 'no reason was given',
  /** Makes a reason a sentence. */
  sentence: (reason: string) => `${reason}.`,
});

/** The sentences about workers themselves, which the page says of them. */
export const workerHost = spoken('workerHost', {
  silent: (seconds: number) =>
    `The worker gave no sign of life for ${seconds} seconds and was ended. If this happens again, reload the page.`,
  notLoaded:
    'The script that trains could not be loaded: the network is away, or the lab was renewed since this page was opened. Reset the run to try again; if that does not help, reload the page.',
  offline:
    'This page is offline, and a script that it needs for this is not kept in this browser. What was trained so far stays. Connect to the network, then try again: reset the run, or go on with the sweep.',
  died: (why: string) => `The worker stopped unexpectedly: ${why}. Start the run again, or reload the page.`,
  garbled: 'a message could not be read',
  noSpawn: (why: string) =>
    `This browser could not start a worker (${why}). The lab needs a browser with module workers.`,
});
