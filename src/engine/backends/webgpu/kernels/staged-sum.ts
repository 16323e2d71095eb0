import { each, eachEntry, type ProductKind, type Sum } from './product-kind.ts';
import { STAGED_LENGTH } from './tiles.ts';

/**
 * Sums from the memory of the workgroup, which first reads a stretch of both factors into it, neighbours side by side.
 */
export function stagedSum({ tile, leftTransposed, rightTransposed }: ProductKind): Sum {
  const { rows, columns, across, down } = tile;
  const height = rows * down;
  const width = columns * across;
  const invocations = across * down;
  const left = stage('left', 'rows', 'firstRow', height, !leftTransposed, invocations);
  const right =
    rightTransposed === null ? null : stage('right', 'columns', 'firstColumn', width, rightTransposed, invocations);
  const rightEntry = (j: number) => (right ? `stagedRight[k * ${width + 1}u + at.x + ${j * across}u]` : '1.0');
  return {
    declarations: [left, right].map((staged) => staged?.declaration ?? '').join('\n'),
    body: /* wgsl */ `
  for (var first = 0u; first < sizes.length; first += ${STAGED_LENGTH}u) {
    ${left.body}
    ${right?.body ?? ''}
    workgroupBarrier();
    for (var k = 0u; k < ${STAGED_LENGTH}u; k++) {
      ${each(rows, (i) => `let left${i} = stagedLeft[k * ${height + 1}u + at.y + ${i * down}u];`)}
      ${each(columns, (j) => `let right${j} = ${rightEntry(j)};`)}
      ${eachEntry(tile, (i, j) => `sum${i}_${j} += left${i} * right${j};`)}
    }
    workgroupBarrier();
  }`,
    types: {},
  };
}

/**
 * Fills staged<Factor>[term, entry] with the terms first, first + 1, ... of the entries from `start` on; 0 beyond the
 * last term. A term's entries are padded by one word, so that the invocations that write one entry's terms hit
 * different banks of memory.
 */
function stage(
  factor: 'left' | 'right',
  side: 'rows' | 'columns',
  start: string,
  entries: number,
  alongSum: boolean,
  invocations: number,
): { declaration: string; body: string } {
  const staged = factor === 'left' ? 'stagedLeft' : 'stagedRight';
  const [entry, term] = alongSum
    ? [`n / ${STAGED_LENGTH}u`, `n % ${STAGED_LENGTH}u`]
    : [`n % ${entries}u`, `n / ${entries}u`];
  const place = alongSum ? 'index * sizes.length + kept' : `kept * sizes.${side} + index`;
  return {
    declaration: `var<workgroup> ${staged}: array<f32, ${STAGED_LENGTH * (entries + 1)}>;`,
    body: /* wgsl */ `
    for (var n = index; n < ${entries * STAGED_LENGTH}u; n += ${invocations}u) {
      let entry = ${entry};
      let term = ${term};
      let index = min(${start} + entry, sizes.${side} - 1u);
      let kept = min(first + term, sizes.length - 1u);
      let value = ${factor}[member * sizes.${factor}Stride + ${place}];
      ${staged}[term * ${entries + 1}u + entry] = select(0.0, value, first + term < sizes.length);
    }`,
  };
}
