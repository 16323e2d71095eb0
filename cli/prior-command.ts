import { hasTooFew, type PriorReport, type PriorTheory } from '../src/config/prior-report.ts';
import { parsePrior } from '../src/config/prior.ts';
import { openBackend } from '../src/engine/backends/open-backend.ts';
import { createPriorSampler } from '../src/engine/prior/prior-sampler.ts';
import { words } from '../src/words/words.ts';
import type { PriorRequest } from './arguments.ts';
import { provideNodeGpu } from './machine/node-gpu.ts';
import { readChecked } from './read-json.ts';
import { withResultFile } from './whole-file.ts';
import { say, tell } from './print.ts';
import { fallbackTeller } from './tell.ts';

/**
 * Draws the networks of a prior and writes
 * `{config, backend, networks, effective, measures, histogram, theory}` as JSON. It holds the value, the standard error
 * (`null` if too few networks count for one) and the theory of each measure; the histogram's edges, counts and total weight; and the densities of theory.
 *
 * @returns the exit code, 0
 * @throws UsageError with the file, the offending key, its value and what is allowed
 */
export async function priorCommand({ config, backend: asked, out }: PriorRequest): Promise<number> {
  const { prior } = await readChecked(config, parsePrior);
  return withResultFile({ out }, async (write) => {
    if (asked === 'webgpu') await provideNodeGpu();
    const backend = await openBackend(asked);
    fallbackTeller(asked)(backend);
    const started = performance.now();
    const sampler = createPriorSampler(prior);
    while (sampler.drawn < prior.networks) await sampler.draw();
    const report = sampler.report();
    write({ config: prior, backend: backend.name, ...written(report, sampler.theory) });
    if (hasTooFew(report)) tell(sentenceOfFew(report));
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    say(words.cli.drawn(prior.networks, backend.name, seconds, out));
    return 0;
  });
}

const sentenceOfFew = ({ effective }: PriorReport): string =>
  effective > 0 ? words.prior.story.tooFew(effective.toFixed(effective < 10 ? 1 : 0)) : words.prior.story.impossible;

function written({ networks, effective, measures, histogram }: PriorReport, theory: PriorTheory) {
  return {
    networks,
    effective,
    measures: Object.fromEntries(
      measures.map(({ name, value, error }) => [name, { value, error, theory: theory.numbers[name] ?? {} }]),
    ),
    histogram: { edges: [...histogram.edges], counts: [...histogram.counts], total: histogram.total },
    theory: {
      x: [...theory.x],
      ...Object.fromEntries(Object.entries(theory.curves).map(([name, density]) => [name, [...density]])),
    },
  };
}
