import type { CollectedBuffers } from './buffer-pool.ts';
import { usesOf, withBuffers } from './in-place.ts';
import type { Command, Recording } from './recorder.ts';

/**
 * Returns the same commands with fewer buffers: intermediate values of one size that are never needed at the same time
 * share one. Destroys the unused buffers. Constants keep theirs, since a step never writes them again.
 */
export function shareBuffers({ commands, buffers }: Recording): Command[] {
  const lastUse = new Map<GPUBuffer, number>();
  commands.forEach((command, i) => usedBy(command).forEach((buffer) => lastUse.set(buffer, i)));
  const places = new Map<GPUBuffer, GPUBuffer>();
  const free: GPUBuffer[] = [];
  const shared = commands.map((command, i) => {
    for (const buffer of usesOf(command).writes) {
      if (places.has(buffer) || !isIntermediate(buffer, buffers)) continue;
      const fitting = free.findIndex(({ size, usage }) => size === buffer.size && usage === buffer.usage);
      places.set(buffer, fitting < 0 ? buffer : free.splice(fitting, 1)[0]);
    }
    // Only after the outputs have their places, since none may lie where an input of the same command is.
    for (const buffer of new Set(usedBy(command))) {
      const place = places.get(buffer);
      if (place && lastUse.get(buffer) === i) free.push(place);
    }
    return withBuffers(command, (buffer) => places.get(buffer) ?? buffer);
  });
  const needed = new Set(shared.flatMap(usedBy));
  buffers.destroy([...buffers.all.keys()].filter((buffer) => !needed.has(buffer)));
  return shared;
}

const isIntermediate = (buffer: GPUBuffer, { all }: CollectedBuffers): boolean => all.get(buffer)?.uploaded === false;

function usedBy(command: Command): GPUBuffer[] {
  const { reads, writes } = usesOf(command);
  return [...reads, ...writes];
}
