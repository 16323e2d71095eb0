import { words } from '../../words/words.ts';

const said = words.sweep.page.time;

/** A time to wait, in round numbers. */
export function formatTime(seconds: number): string {
  if (seconds < 2) return said.moment;
  if (seconds < 100) return said.seconds(seconds < 20 ? Math.round(seconds) : 5 * Math.round(seconds / 5));
  if (seconds < 5400) return said.minutes(Math.round(seconds / 60));
  return said.hours((seconds / 3600).toFixed(seconds < 36_000 ? 1 : 0));
}
