import type { Machine } from './machine.ts';
import type { Row } from './row.ts';
import { words } from './words.ts';

/** Returns the rows as a table for people, with the machine on which they were measured. */
export function table(rows: readonly Row[], machine: Machine): string {
  const cells = [words.heads, ...rows.map(cellsOf)];
  const widths = words.heads.map((_, column) => Math.max(...cells.map((line) => line[column].length)));
  const lines = cells.map((line) =>
    line
      .map((cell, column) => (isNumber(column) ? cell.padStart(widths[column]) : cell.padEnd(widths[column])))
      .join('  ')
      .trimEnd(),
  );
  const { cpu, cores, wasmIn, relaxedSimd, adapter } = machine;
  return [
    ...lines,
    '',
    words.legend,
    `${cpu}, ${cores} cores, Node ${machine.node}`,
    ...(wasmIn === null ? [] : [words.wasmIn(wasmIn, relaxedSimd)]),
    ...(adapter === null ? [] : [words.webgpuOn(adapter)]),
    '',
  ].join('\n');
}

const isNumber = (column: number) => column >= 1 && column <= 5;

const cellsOf = ({ id, ours, peer, ratio, spread, best, peerName, reason, shape }: Row): string[] => [
  id,
  digits(ours),
  digits(peer),
  digits(ratio),
  spread === null ? '-' : `${(100 * Math.abs(spread)).toFixed(0)} %`,
  digits(best),
  reason === undefined ? peerName : `${peerName}: ${reason.split('\n')[0]}`,
  shape,
];

/** Formats a number with three digits. */
const digits = (value: number | null): string => {
  if (value === null) return '-';
  return Math.abs(value) >= 100 ? value.toFixed(0) : Number(value.toPrecision(3)).toString();
};
