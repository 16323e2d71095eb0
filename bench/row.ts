import type { Result } from './race.ts';
import { median, spread } from './statistics.ts';
import { words } from './words.ts';

/** A line of the benchmark; times are in ms a step. */
export interface Row {
  id: string;
  /** The problem that was trained, in words. */
  shape: string;
  ours: number | null;
  peer: number | null;
  peerName: string;
  /** peer / ours, the median over the rounds; `null` when there is nothing to compare. */
  ratio: number | null;
  /** (q75 - q25) / median of the ratio of each round. */
  spread: number | null;
  /** The peer's fastest round over ours, which a busy machine disturbs least. */
  best: number | null;
  /** The reason why there is no ratio. */
  reason?: string;
  /** Whether the lab fails, or the peer computes something else. */
  isWrong?: boolean;
}

/** Makes the row of a peer from its rounds and ours. */
export function compare(
  row: Pick<Row, 'id' | 'shape' | 'peerName'>,
  ours: Result,
  peer: Result,
  time: 'wall' | 'js' = 'wall',
): Row {
  const nothing = { ...row, ours: null, peer: null, ratio: null, spread: null, best: null };
  if (!ours.ok) return { ...nothing, reason: words.labFailed(ours.reason), isWrong: true };
  const own = median(ours[time]);
  if (!peer.ok) return { ...nothing, ours: own, reason: peer.reason, ...(peer.isWrong ? { isWrong: true } : {}) };
  const ratios = ours[time].map((ms, round) => peer[time][round] / ms);
  const best = Math.min(...peer[time]) / Math.min(...ours[time]);
  return { ...row, ours: own, peer: median(peer[time]), ratio: median(ratios), spread: spread(ratios), best };
}

/** Makes a row that could not be measured at all. */
export const missing = (row: Pick<Row, 'id' | 'shape' | 'peerName'>, reason: string): Row => ({
  ...row,
  ours: null,
  peer: null,
  ratio: null,
  spread: null,
  best: null,
  reason,
});
