/**
 * `npm run bench:prior`: reports how many random networks a second are drawn for the prior view, on wasm. Nothing is
 * asserted, since the numbers depend on the machine.
 */
import process from 'node:process';
import { parsePrior } from '../src/config/prior.ts';
import { openBackend } from '../src/engine/backends/open-backend.ts';
import { createPriorSampler } from '../src/engine/prior/prior-sampler.ts';

const SHAPES = [
  { activation: 'linear', inputs: 1, outputs: 1 },
  { activation: 'linear', inputs: 2, outputs: 2 },
  { activation: 'relu', inputs: 2, outputs: 2 },
  { activation: 'tanh', inputs: 2, outputs: 2 },
  { activation: 'erf', inputs: 4, outputs: 1 },
];

await openBackend('wasm');
for (const shape of SHAPES) {
  const parsed = parsePrior({ depth: 20, width: 40, networks: 20_000, ...shape });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const sampler = createPriorSampler(parsed.prior);
  const start = performance.now();
  while (sampler.drawn < parsed.prior.networks) await sampler.draw();
  const seconds = (performance.now() - start) / 1000;
  const rate = Math.round(parsed.prior.networks / seconds);
  process.stdout.write(
    `prior, L = 20, N = 40, ${shape.activation}, P = ${shape.inputs}, D = ${shape.outputs}, wasm: ` +
      `${rate} networks a second, 20000 in ${seconds.toFixed(2)} s\n`,
  );
}
