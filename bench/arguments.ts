import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { UsageError } from '../cli/exit.ts';
import { messageOf } from '../src/words/message-of.ts';
import { words } from './words.ts';

/** The request of a person to the benchmark. */
export interface BenchRequest {
  quick: boolean;
  /** Whether everything is measured that needs a real GPU, and nothing else. */
  gpu: boolean;
  /** The ids of the rows, or `null` for all rows of a quick or a whole benchmark. */
  only: ReadonlySet<string> | null;
  inNode: boolean;
  /** Absolute path of the file; `null` if nothing is written. */
  out: string | null;
}

/**
 * Reads the command line as a request.
 *
 * @param folder the folder of relative paths
 * @param ids the ids of all rows
 * @throws UsageError with what is wrong and what is allowed
 */
export function readArguments(args: string[], folder: string, ids: readonly string[]): BenchRequest | 'help' {
  const values = parse(args);
  if (values.help) return 'help';
  if (values.quick && values.gpu) throw new UsageError(words.quickOrGpu);
  return {
    quick: values.quick ?? false,
    gpu: values.gpu ?? false,
    only: values.only ? readIds(values.only, ids) : null,
    inNode: values['in-node'] ?? false,
    out: values.out === undefined ? null : resolve(folder, values.out),
  };
}

function parse(args: string[]) {
  const flag = { type: 'boolean' } as const;
  try {
    return parseArgs({
      args,
      options: {
        quick: flag,
        gpu: flag,
        only: { type: 'string', multiple: true },
        'in-node': flag,
        out: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
  } catch (error) {
    throw new UsageError(words.badArguments(messageOf(error)));
  }
}

function readIds(given: string[], ids: readonly string[]): Set<string> {
  const asked = given
    .flatMap((list) => list.split(','))
    .map((id) => id.trim())
    .filter((id) => id !== '');
  if (asked.length === 0) throw new UsageError(words.noId);
  const unknown = asked.find((id) => !ids.includes(id));
  if (unknown !== undefined) throw new UsageError(words.unknownId(unknown));
  return new Set(asked);
}
