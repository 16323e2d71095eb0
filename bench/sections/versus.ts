import type { Job } from '../contestants/contestant.ts';
import type { House } from '../house.ts';
import { describe, type Problem } from '../problem.ts';
import { race, type Result, type Starter } from '../race.ts';
import { compare, missing, type Row } from '../row.ts';
import { enter } from '../stages/stage.ts';
import { enterTorch, type TorchSettings } from '../stages/torch.ts';
import { words } from '../words.ts';
import type { Section } from './section.ts';

/** Other programs: `torch1` and `torchN` are PyTorch on one thread and on all. `one` is the lab on one thread. */
type Rival = 'one' | 'tfjs' | 'jaxjs' | 'torch1' | 'torchN' | 'cuda' | 'cudagraph';

/** The rival of a row; `tfjs.js` compares the JavaScript time a step. */
export type Peer = Rival | 'tfjs.js';

/** One problem on one backend, with the programs that the lab is compared with. */
export interface Scene {
  /** Backend, problem and further settings, such as `wasm.e32w2`. */
  name: string;
  backend: Job['backend'];
  problem: Problem;
  /** The number of workers over which the lab splits the members. */
  workers: number;
  /** The threads of a network of the lab, and of TensorFlow.js; absent: 1. */
  threads?: number;
  peers: readonly Peer[];
  /** The peers of a quick benchmark. */
  quick: readonly Peer[];
  /** Whether it needs a real GPU: on a software adapter it would take minutes. */
  needsGpu?: boolean;
}

/** Makes the section of the rows `<scene>.<peer>`. */
export function versus(scene: Scene): Section {
  const idOf = (peer: Peer) => `${scene.name}.${peer}`;
  const shape = describe(scene.problem);
  return {
    ids: scene.peers.map(idOf),
    quick: scene.quick.map(idOf),
    run: async (asked, house) => {
      const peers = scene.peers.filter((peer) => asked.has(idOf(peer)));
      const none = await whyNot(scene, house);
      if (none !== null) return peers.map((peer) => missing({ id: idOf(peer), shape, peerName: peer }, none));
      const rivals = [...new Set(peers.map(rivalOf))];
      const starters = [labStarter(scene, house), ...rivals.map((rival) => starter(rival, scene, house))];
      const [own, ...others] = await race(starters, scene.problem.checkAfter, house.effort, (name) =>
        house.say(words.preparing(scene.name, name)),
      );
      if (own.ok) house.seen.set(`lab.${scene.backend}`, own.about);
      return peers.map((peer): Row => {
        const at = rivals.indexOf(rivalOf(peer));
        const result = others[at];
        if (result.ok) house.seen.set(rivals[at], result.about);
        const row = { id: idOf(peer), shape, peerName: fullName(rivals[at], result) };
        return compare(row, own, result, peer === 'tfjs.js' ? 'js' : 'wall');
      });
    },
  };
}

const rivalOf = (peer: Peer): Rival => (peer === 'tfjs.js' ? 'tfjs' : peer);

/** Returns why a scene can't be played on this machine, or `null`. */
async function whyNot({ backend, needsGpu, workers, threads = 1 }: Scene, house: House): Promise<string | null> {
  if (workers * threads > 1 && house.cores < 2) return words.oneCore;
  if (backend === 'wasm') return null;
  const adapter = await house.adapter();
  if (!adapter) return words.noAdapter;
  return needsGpu && adapter.software ? words.softwareAdapter : null;
}

/** Returns the lab as a starter in a scene, its members split evenly over the workers. */
export const labStarter = ({ backend, problem, workers, threads }: Scene, house: House): Starter => ({
  name: 'lab',
  enter: async () => {
    const count = problem.members / workers;
    const jobs = Array.from({ length: workers }, (_, i): Job => {
      const share = { first: i * count, count };
      return { contestant: 'lab', backend, problem, share, threads };
    });
    return enter(await house[backend](), jobs);
  },
});

function starter(rival: Rival, scene: Scene, house: House): Starter {
  const { backend, problem, threads } = scene;
  if (rival === 'one') return { ...labStarter({ ...scene, threads: 1 }, house), name: rival };
  if (rival === 'tfjs' || rival === 'jaxjs') {
    const job: Job = { contestant: rival, backend, problem, share: { first: 0, count: problem.members }, threads };
    return { name: rival, enter: async () => enter(await house[backend](), [job]) };
  }
  const settings: Record<typeof rival, TorchSettings> = {
    torch1: { device: 'cpu', threads: 1, graph: false },
    torchN: { device: 'cpu', threads: house.cores, graph: false },
    cuda: { device: 'cuda', threads: 1, graph: false },
    cudagraph: { device: 'cuda', threads: 1, graph: true },
  };
  return {
    name: rival,
    enter: async () => {
      const python = house.python();
      if (python === null) throw new Error(words.noTorch);
      return enterTorch(python, problem, settings[rival]);
    },
  };
}

const PROGRAMS: Record<Rival, string> = {
  one: words.theLab,
  tfjs: 'TensorFlow.js',
  jaxjs: 'jax-js',
  torch1: 'PyTorch',
  torchN: 'PyTorch',
  cuda: 'PyTorch CUDA',
  cudagraph: 'PyTorch CUDA graph',
};

function fullName(rival: Rival, result: Result): string {
  if (!result.ok) return PROGRAMS[rival];
  const { version, device, threads, method } = result.about;
  const program = [PROGRAMS[rival], version].filter(Boolean).join(' ');
  const parts = [program, device === 'cpu' ? undefined : device, threads && words.threads(threads), method];
  return parts.filter(Boolean).join(', ');
}
