import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { BACKENDS, type BackendRequest } from '../src/config/backend.ts';
import { LIMITS } from '../src/config/limits.ts';
import { messageOf } from '../src/words/message-of.ts';
import { words } from '../src/words/words.ts';

/** The command or the configuration is wrong, as a sentence for the person who typed it. */
export class UsageError extends Error {}

/** What `run` was asked to do; paths are absolute. */
export interface RunRequest {
  source: { kind: 'config' | 'case'; file: string };
  backend: BackendRequest;
  /** Stop after so many steps; `null`: as the experiment says. */
  steps: number | null;
  out: string;
}

/**
 * The command line as a request.
 *
 * @param folder what relative paths are relative to
 * @throws UsageError with what is wrong and what is allowed
 */
export function readArguments(args: string[], folder: string): RunRequest | 'help' {
  const { values, positionals } = parse(args);
  if (values.help) return 'help';
  const [command, ...rest] = positionals;
  if (command === undefined) throw new UsageError(`${words.cli.noCommand}\n\n${words.cli.usage}`);
  if (command !== 'run' || rest.length > 0)
    throw new UsageError(words.cli.unknownCommand([command, ...rest].join(' ')));

  const file = values.config ?? values.case;
  if (file === undefined || (values.config !== undefined && values.case !== undefined)) {
    throw new UsageError(words.cli.oneSource);
  }
  if (values.out === undefined) throw new UsageError(words.cli.noOut);
  return {
    source: { kind: values.case === undefined ? 'config' : 'case', file: resolve(folder, file) },
    backend: readBackend(values.backend),
    steps: readSteps(values.steps),
    out: resolve(folder, values.out),
  };
}

function parse(args: string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        config: text,
        case: text,
        backend: text,
        steps: text,
        out: text,
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new UsageError(`${messageOf(error)}\n\n${words.cli.usage}`);
  }
}

function readBackend(value: string | undefined): BackendRequest {
  if (value === undefined) return 'auto';
  const backend = BACKENDS.find((name) => name === value);
  if (!backend) throw new UsageError(words.cli.badBackend(value, BACKENDS));
  return backend;
}

function readSteps(value: string | undefined): number | null {
  if (value === undefined) return null;
  const { min, max } = LIMITS.steps;
  const steps = Number(value);
  if (value.trim() === '' || !Number.isInteger(steps) || steps < min || steps > max) {
    throw new UsageError(words.cli.badSteps(value, min, max));
  }
  return steps;
}
