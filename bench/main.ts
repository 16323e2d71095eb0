/**
 * `npm run bench`: compares the lab with other programs that train the same networks, and with itself.
 * docs/benchmarks.md says what is compared and how.
 */
import process from 'node:process';
import { EXIT_FAILED, runProgram } from '../cli/exit.ts';
import { withResultFile } from '../cli/whole-file.ts';
import { readArguments, type BenchRequest } from './arguments.ts';
import { CATALOGUE } from './catalogue.ts';
import { describeFindings, measureGpu, type GpuFindings } from './gpu/measure-gpu.ts';
import { createHouse } from './house.ts';
import { describeMachine, type Machine } from './machine.ts';
import type { Row } from './row.ts';
import { table } from './table.ts';
import { words } from './words.ts';

const ids = CATALOGUE.flatMap((section) => section.ids);
await runProgram(async (args, folder) => {
  const request = readArguments(args, folder, ids);
  if (request !== 'help') return bench(request);
  process.stdout.write(words.usage(ids));
  return 0;
});
// Without this, Dawn's instance would keep the process alive.
process.exit();

async function bench(request: BenchRequest): Promise<number> {
  if (request.out === null) return report(await measure(request));
  return withResultFile({ out: request.out }, async (write) => {
    const result = await measure(request);
    write(result);
    const code = report(result);
    process.stdout.write(`${words.wrote(request.out ?? '')}\n`);
    return code;
  });
}

type Measured = { machine: Machine; rows: Row[]; gpu?: GpuFindings };

async function measure({ quick, gpu, only, inNode }: BenchRequest): Promise<Measured> {
  const house = createHouse({ quick, gpu, inNode }, (line) => process.stderr.write(`${line}\n`));
  const asked =
    only ??
    new Set(CATALOGUE.flatMap((section) => (gpu ? section.ids.filter(isOfGpu) : quick ? section.quick : section.ids)));
  try {
    const rows: Row[] = [];
    for (const { ids, run } of CATALOGUE) {
      const own = ids.filter((id) => asked.has(id));
      if (own.length > 0) rows.push(...(await run(new Set(own), house)));
    }
    const isWebGpu = (id: string) => id.startsWith('webgpu.');
    const parts = { wasm: [...asked].some((id) => !isWebGpu(id)), webgpu: [...asked].some(isWebGpu) };
    const findings = gpu ? await measureGpu(house) : null;
    return { machine: await describeMachine(house, parts), rows, ...(findings && { gpu: findings }) };
  } finally {
    await house.close();
  }
}

/** The rows that only a real GPU can tell. */
function isOfGpu(id: string): boolean {
  return /^webgpu\..*\.(cuda|cudagraph)$/.test(id);
}

function report({ machine, rows, gpu }: Measured): number {
  process.stdout.write(table(rows, machine));
  if (gpu) process.stdout.write(describeFindings(gpu));
  return rows.some(({ isWrong }) => isWrong) ? EXIT_FAILED : 0;
}
