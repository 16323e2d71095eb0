import type { Command, Dispatch } from './recorder.ts';

/** The buffer with a new value of the state, and the buffer where the state lives. */
export interface StateCopy {
  from: GPUBuffer;
  to: GPUBuffer;
}

/** Returns the buffers that a command reads and writes. */
export function usesOf(command: Command): { reads: GPUBuffer[]; writes: GPUBuffer[] } {
  if (command.kind === 'copy') return { reads: [command.source], writes: [command.target] };
  const buffers = command.bindings.map(({ buffer }) => buffer);
  return { reads: buffers.slice(command.written), writes: buffers.slice(0, command.written) };
}

/** Returns the same command on other buffers. */
export function withBuffers(command: Command, replaced: (buffer: GPUBuffer) => GPUBuffer): Command {
  if (command.kind === 'copy') {
    return { ...command, source: replaced(command.source), target: replaced(command.target) };
  }
  const bindings = command.bindings.map((binding): GPUBufferBinding => {
    return { ...binding, buffer: replaced(binding.buffer) };
  });
  return { ...command, bindings } satisfies Dispatch;
}

/**
 * Returns the step with its new state in place of the old one. A shader that changes a copy of the state changes the
 * state itself, provided that nothing reads the old state any more. New state elsewhere is copied back.
 */
export function updateInPlace(commands: Command[], states: StateCopy[]): Command[] {
  const changed = new Map<GPUBuffer, GPUBuffer>();
  const copied: StateCopy[] = [];
  for (const { from, to } of states) {
    const copy = commands.findIndex(
      (command) => command.kind === 'copy' && command.source === to && command.target === from,
    );
    const isReadLater = commands.slice(copy + 1).some((command) => touches(command, to));
    if (copy < 0 || isReadLater) {
      copied.push({ from, to });
      continue;
    }
    changed.set(from, to);
    commands = commands
      .filter((_, i) => i !== copy)
      .map((command) => withBuffers(command, (buffer) => (buffer === from ? to : buffer)));
  }
  const copiedBack = copied.map(({ from, to }): Command => {
    return { kind: 'copy', source: changed.get(from) ?? from, target: to, size: to.size };
  });
  return [...commands, ...copiedBack];
}

function touches(command: Command, buffer: GPUBuffer): boolean {
  const { reads, writes } = usesOf(command);
  return reads.includes(buffer) || writes.includes(buffer);
}
