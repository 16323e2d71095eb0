import process from 'node:process';
import { bytesOf } from '../../src/engine/memory/buffers.ts';
import { formatBytes } from '../../src/engine/memory/format-bytes.ts';
import type { Buffers, RunMemory } from '../../src/engine/run/run-interface.ts';
import { words } from '../../src/words/words.ts';

/** Tells on the error output, beside the results, how much memory a run uses; and `verbose`, what for. */
export function tellMemory({ kept, passing, moment, bytes }: RunMemory, verbose: boolean): void {
  const { usesMemory, keptBuffers, passingBuffers } = words.cli;
  const lines = [usesMemory(formatBytes(bytes))];
  if (verbose) lines.push(keptBuffers, ...kept.map(line), passingBuffers[moment], ...passing.map(line));
  process.stderr.write(`${lines.join('\n')}\n`);
}

const NAME_WIDTH = 46;
const SHAPE_WIDTH = 26;

function line(buffers: Buffers): string {
  const { name, count, shape } = buffers;
  const shapes = `${count} x [${shape.join(', ')}]`;
  return `  ${words.engine.buffers[name].padEnd(NAME_WIDTH)}${shapes.padEnd(SHAPE_WIDTH)}${formatBytes(bytesOf([buffers]))}`;
}
