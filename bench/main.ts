/**
 * `npm run bench`: compares the lab with other programs that train the same networks, and with itself.
 * docs/benchmarks.md says what is compared and how.
 */
import process from 'node:process';
import { EXIT_FAILED, runProgram } from '../cli/exit.ts';
import { withResultFile } from '../cli/whole-file.ts';
import { readArguments, type BenchRequest } from './arguments.ts';
import { CATALOGUE } from './catalogue.ts';
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

type Measured = { machine: Machine; rows: Row[] };

async function measure({ quick, only, inNode }: BenchRequest): Promise<Measured> {
  const house = createHouse({ quick, inNode }, (line) => process.stderr.write(`${line}\n`));
  const asked = only ?? new Set(CATALOGUE.flatMap((section) => (quick ? section.quick : section.ids)));
  try {
    const rows: Row[] = [];
    for (const { ids, run } of CATALOGUE) {
      const own = ids.filter((id) => asked.has(id));
      if (own.length > 0) rows.push(...(await run(new Set(own), house)));
    }
    const isWebGpu = (id: string) => id.startsWith('webgpu.');
    const parts = { wasm: [...asked].some((id) => !isWebGpu(id)), webgpu: [...asked].some(isWebGpu) };
    return { machine: await describeMachine(house, parts), rows };
  } finally {
    await house.close();
  }
}

function report({ machine, rows }: Measured): number {
  process.stdout.write(table(rows, machine));
  return rows.some(({ isWrong }) => isWrong) ? EXIT_FAILED : 0;
}
