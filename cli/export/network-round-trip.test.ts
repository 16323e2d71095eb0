/** A network goes from PyTorch to the lab, trains there as in PyTorch, and goes back (docs/files.md). */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findPython } from '../../scripts/python.ts';
import { defaultExperiment } from '../../src/config/default-experiment.ts';
import { runOffset } from '../../src/config/frame.ts';
import { networkShape, readNetworkFile } from '../../src/config/network-file.ts';
import { NETWORK_SNIPPET } from '../../src/config/network-snippet.ts';
import { setAtPath } from '../../src/config/setting-path.ts';
import { openBackend } from '../../src/engine/backends/open-backend.ts';
import { createRun } from '../../src/engine/create-run.ts';
import { createSnapshotView } from '../../src/engine/snapshot-view.ts';
import { readNpz, writeNpz } from '../../src/files/npz.ts';
import { networkData } from '../../src/store/files/network-data.ts';
import { makeTask } from '../../src/tasks/tasks.ts';
import { readDigits } from '../machine/digits-files.ts';

const DOCUMENT = readFileSync(new URL('../../docs/files.md', import.meta.url), 'utf8');
const python = findPython('import numpy, torch');
const folder = mkdtempSync(join(tmpdir(), 'network-'));
const STEPS = 30;
const LR = 0.1;
/** Both compute in float32, in other orders. */
const ROUNDING = 1e-4;

/** Makes an MLP and its data, saves both by the lines of the document, and trains the MLP. */
const TRAIN = `
import json
import torch
torch.manual_seed(15)
model = torch.nn.Sequential(torch.nn.Linear(3, 24), torch.nn.Tanh(), torch.nn.Linear(24, 24), torch.nn.Tanh(), torch.nn.Linear(24, 2))
x = torch.randn(40, 3)
y = torch.stack([x[:, 0] * x[:, 1], torch.sin(x[:, 2])], 1)
${NETWORK_SNIPPET}
optimizer = torch.optim.SGD(model.parameters(), lr=${LR})
losses = []
for step in range(${STEPS + 1}):
    loss = y.shape[1] / 2 * torch.nn.functional.mse_loss(model(x), y)
    losses.append(loss.item())
    optimizer.zero_grad(); loss.backward(); optimizer.step()
print(json.dumps(losses))
`;

/** Loads what the lab has trained by the lines of the document, and prints its loss. */
const backAgain = (lines: string) => `
import json
import numpy as np
import torch
layers = [torch.nn.Linear(3, 24), torch.nn.Linear(24, 24), torch.nn.Linear(24, 2)]
model = torch.nn.Sequential(layers[0], torch.nn.Tanh(), layers[1], torch.nn.Tanh(), layers[2])
${lines}
x, y = (torch.from_numpy(run[name]) for name in ("x", "y"))
print(json.dumps(y.shape[1] / 2 * torch.nn.functional.mse_loss(model(x), y).item()))
`;

function runPython(program: string): unknown {
  const { status, stdout, stderr } = spawnSync(python ?? '', ['-c', program], { cwd: folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
}

afterAll(() => rmSync(folder, { recursive: true }));

it('the document has the lines that the page shows', () => {
  expect(DOCUMENT).toContain(NETWORK_SNIPPET);
});

describe.skipIf(!python)('a network from PyTorch', () => {
  beforeAll(() => openBackend('wasm'));

  it('trains in the lab as there, and its weights go back', async () => {
    const losses = runPython(TRAIN) as number[];
    const arrays = readNpz(readFileSync(join(folder, 'network.npz')), 'network.npz');
    const data = await networkData(arrays, 'network.npz', networkShape(arrays, 'network.npz'));
    const present = setAtPath(setAtPath(defaultExperiment, 'train.lr', LR), 'train.batch', 'full');
    const network = readNetworkFile(arrays, 'network.npz', present, data.task);
    const { experiment, initial } = network;
    expect(experiment).toMatchObject({ net: { width: 24, depth: 2, bias: true, activation: 'tanh' } });
    const { dataset } = await makeTask(experiment.task, readDigits, () => data.file.arrayBuffer());
    const start = { initial: [initial], present: [network.present] };
    const run = await createRun({ members: [experiment], dataset, start });
    for (const [step, loss] of losses.entries()) {
      if (step > 0) run.step();
      const found = (await run.measure('light'))[runOffset('loss')];
      expect(Math.abs(found / loss - 1), `step ${step}`).toBeLessThan(ROUNDING);
    }
    expect(losses[STEPS]).toBeLessThan(0.8 * losses[0]);

    const [snapshot] = await run.snapshot();
    const view = createSnapshotView(experiment, dataset, initial);
    writeFileSync(join(folder, 'run.npz'), writeNpz(await view.arrays(snapshot, () => Promise.resolve())));
    view.dispose();
    run.dispose();
    const lines = /```python\n(run = np\.load\("run\.npz"\)\nfor l, m in[^`]*)```/.exec(DOCUMENT)?.[1] ?? '';
    expect(Math.abs((runPython(backAgain(lines)) as number) / losses[STEPS] - 1)).toBeLessThan(ROUNDING);
  });
});
