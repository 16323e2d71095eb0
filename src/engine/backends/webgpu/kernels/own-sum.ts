import { each, eachEntry, inside, type ProductKind, type Sum } from './product-kind.ts';

/**
 * The code with which an invocation reads entries 0, 1, ... of a factor, each at the terms k + 0, k + 1, ... of the
 * sum.
 */
interface Reader {
  /** Before the loop over the terms. */
  prepare: string;
  /** At the start of a pass through the loop. */
  fetch: string;
  entry(n: number, term: number): string;
  /** Whether it reads four terms at once. */
  inFours: boolean;
}

const ONES: Reader = { prepare: '', fetch: '', entry: () => '1.0', inFours: false };

/** Sums with each invocation reading its own entries, four terms at a time where the length is a multiple of four. */
export function ownSum({
  tile,
  leftTransposed,
  rightTransposed,
  rowsFit,
  columnsFit,
  lengthInFours,
}: ProductKind): Sum {
  const terms = lengthInFours ? 4 : 1;
  const shared = tile.source === 'subgroup';
  const leftRows = shared
    ? Array.from({ length: Math.ceil(tile.rows / 4) }, (_, i) => `(firstRow + ${4 * i}u + lane)`)
    : Array.from({ length: tile.rows }, (_, i) => `row${i}`);
  const readRowsFit = rowsFit && !(shared && tile.rows % 4 > 0);
  const left = readerOf(
    'left',
    'rows',
    leftRows.map((row) => inside(row, 'rows', readRowsFit)),
    !leftTransposed,
    lengthInFours,
  );
  const rightColumns = Array.from({ length: tile.columns }, (_, j) => inside(`column${j}`, 'columns', columnsFit));
  const right =
    rightTransposed === null ? ONES : readerOf('right', 'columns', rightColumns, rightTransposed, lengthInFours);
  const leftEntry = (i: number, term: number) =>
    shared ? `subgroupBroadcast(own${Math.floor(i / 4)}_${term}, ${i % 4}u)` : left.entry(i, term);

  const body = /* wgsl */ `
  ${left.prepare}
  ${right.prepare}
  for (var k = ${tile.slices > 1 ? `at.z * ${terms}u` : '0u'}; k < sizes.length; k += ${terms * tile.slices}u) {
    ${left.fetch}
    ${right.fetch}
    ${each(
      terms,
      (term) => `
    ${shared ? each(leftRows.length, (n) => `let own${n}_${term} = ${left.entry(n, term)};`) : ''}
    ${each(tile.rows, (i) => `let left${i}_${term} = ${leftEntry(i, term)};`)}
    ${each(tile.columns, (j) => `let right${j}_${term} = ${right.entry(j, term)};`)}
    ${eachEntry(tile, (i, j) => `sum${i}_${j} += left${i}_${term} * right${j}_${term};`)}`,
    )}
  }`;
  const types = { ...(left.inFours && { left: 'vec4f' }), ...(right.inFours && { right: 'vec4f' }) };
  return { declarations: '', body, types };
}

/**
 * Returns the code that reads a factor at the given rows or columns.
 *
 * @param alongSum whether the terms of the sum lie side by side in memory, rather than the rows or columns
 */
function readerOf(
  factor: 'left' | 'right',
  side: 'rows' | 'columns',
  indices: readonly string[],
  alongSum: boolean,
  lengthInFours: boolean,
): Reader {
  const inFours = alongSum && lengthInFours;
  const begin = (index: string) => {
    const first = `member * sizes.${factor}Stride + ${index}${alongSum ? ' * sizes.length' : ''}`;
    return inFours ? `(${first}) / 4u` : first;
  };
  const place = (term: number) => (alongSum ? `k + ${term}u` : `(k + ${term}u) * sizes.${side}`);
  return {
    prepare: each(indices.length, (n) => `let ${factor}Begin${n} = ${begin(indices[n])};`),
    fetch: inFours
      ? each(indices.length, (n) => `let ${factor}Four${n} = ${factor}[${factor}Begin${n} + k / 4u];`)
      : '',
    entry: (n, term) =>
      inFours ? `${factor}Four${n}.${'xyzw'[term]}` : `${factor}[${factor}Begin${n} + ${place(term)}]`,
    inFours,
  };
}
