/** The texts of the benchmark. */
export const words = {
  usage: (ids: readonly string[]) => `Usage: npm run bench -- [--quick | --gpu] [--only ID,...] [--in-node] [--out FILE]

Trains the same networks with the lab and with other programs in turn, and prints how much faster the lab is.

  --quick       only the rows that have a figure to reach, in short rounds: under two minutes
  --gpu         all that needs a real GPU, in at most eight minutes: the webgpu rows against PyTorch on CUDA, the tiles of
                matrix products, the fixtures on its driver
  --only ID,... only these rows
  --in-node     the wasm rows in Node; without it in Chromium, where there is one
  --out FILE    writes {machine, rows} as JSON, too

docs/benchmarks.md says what the rows mean. They are:
${ids.map((id) => `  ${id}`).join('\n')}
`,
  quickOrGpu: '--quick and --gpu choose different rows; give one of them.',
  badArguments: (why: string) => `${why}\nnpm run bench -- --help shows what is allowed.`,
  unknownId: (id: string) => `There is no row "${id}"; npm run bench -- --help lists them all.`,
  noId: '--only names no row; give ids as in --only wasm.s1.tfjs,wasm.s2.tfjs.',
  otherLoss: (loss: number, own: number, steps: number) =>
    `computes something else: its loss is ${loss} after ${steps} steps, the lab's is ${own}`,
  stillLoss: (before: number, after: number, steps: number) =>
    `does not train: its loss is ${before} before and ${after} after ${steps} steps`,
  noTorch: 'no Python here can import torch (tried PYTHON, or else python3 and /usr/bin/python3)',
  oneCore: 'this machine has one core',
  softwareAdapter: 'the adapter is software, on which this shape takes minutes',
  noAdapter: 'there is no WebGPU adapter, and no Chromium with SwiftShader',
  noBrowser: 'No Chromium was found: the wasm rows run in Node.',
  preparing: (scene: string, contestant: string) => `${scene}: ${contestant}`,
  labFailed: (reason: string) => `the lab: ${reason}`,
  threads: (count: number) => (count === 1 ? '1 thread' : `${count} threads`),
  theLab: 'the lab',
  noRealGpu: (adapter: string) => `Tiles and fixtures need a real GPU; the adapter here is ${adapter}.`,
  tiles: 'tiles of matrix products',
  fixtures: 'fixtures on this driver',
  bestTile: (name: string, best: string, ms: string, chosen: string, gain: string) =>
    `${name}: the best tile is ${best} with ${ms} ms a product; the lab takes ${chosen}, which takes ${gain} times as long`,
  fixture: (name: string, loss: string, weights: string) =>
    `${name}: losses are within ${loss} of float64, weights within ${weights}`,
  withoutSkip: 'no skip connections',
  itself: (setting: string) => `itself at ${setting}`,
  withoutFrames: 'the same loop without frames',
  aStep: 'a step of the same run',
  bareEnsemble: 'the same two networks without the page',
  withoutSnapshots: 'the same loop without snapshots',
  withoutCheckpoints: 'the same loop with snapshots, without checkpoints',
  comparison: 'two networks of digits 14x14, width = 256, hidden = 3, batch = 128',
  pageExperiment: 'digits 14x14, width = 256, hidden = 3, batch = 128',
  wrote: (file: string) => `Written to ${file}.`,
  heads: ['id', 'ours', 'peer', 'ratio', 'spread', 'best', 'against', 'shape'],
  wasmIn: (place: string, relaxedSimd: boolean | null) =>
    `wasm rows in ${place}${relaxedSimd === null ? '' : relaxedSimd ? ', with relaxed SIMD' : ', without relaxed SIMD'}`,
  webgpuOn: (adapter: string) => `webgpu rows in Node (Dawn) on ${adapter}`,
  legend:
    'ours and peer in ms a step, medians of alternating rounds; ratio = peer / ours, best that of the fastest rounds; streaming.cost, comparison.snapshots and comparison.checkpoints are fractions',
};
