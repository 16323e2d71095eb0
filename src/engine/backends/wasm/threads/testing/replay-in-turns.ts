import type { TensorInfo } from '@tensorflow/tfjs-core';
import type { Replay } from '../../../capture.ts';
import type { SharedLayout } from '../shared-layout.ts';
import { createShared } from '../shared-step.ts';

/**
 * Which thread makes all of its part up to the next wait first: the extremes of what threads may do. `withoutWaits` is a
 * mistake that must show.
 */
export type Turns = 'firstAhead' | 'lastAhead' | 'withoutWaits';

/** Replays a step that is cut for several threads on this thread, each part in its turn: a race shows every time. */
export function replayInTurns(
  layout: SharedLayout,
  feeds: readonly TensorInfo[],
  module: WebAssembly.Module,
  turns: Turns,
): Replay {
  const shared = createShared(layout, feeds, module);
  const { waits } = shared;
  const calls = layout.scratch.map((_, thread) => shared.callsOfThread(thread));
  const order = layout.scratch.map((_, t) => t);
  if (turns !== 'firstAhead') order.reverse();
  const borders = turns === 'withoutWaits' ? [] : waits.flatMap((isWait, i) => (isWait ? [i] : []));
  const sections = [0, ...borders].map((from, s) => [from, borders[s] ?? waits.length]);
  return {
    bytes: layout.bytes,
    step: (values = []) => {
      shared.feed(values);
      for (const [from, to] of sections)
        for (const thread of order) for (const call of calls[thread].slice(from, to)) call();
    },
    write: shared.write,
    bringState: shared.bringState,
    dispose: () => undefined,
  };
}
