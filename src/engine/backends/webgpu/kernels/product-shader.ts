import { bindings, GROUP, sizesOf } from './dispatch.ts';
import { ownSum } from './own-sum.ts';
import { each, eachEntry, type ProductKind } from './product-kind.ts';
import { stagedSum } from './staged-sum.ts';
import type { Tile } from './tiles.ts';

const SIZES = ['rows', 'columns', 'length', 'members', 'tilesAcross', 'tilesDown', 'leftStride', 'rightStride'];

/** Returns the WGSL of a batched product whose entries each pass through `finish`. */
export function productShader(kind: ProductKind): string {
  const { tile, finish, rightTransposed } = kind;
  const { rows, columns, across, down, slices, source } = tile;
  const sum = source === 'staged' ? stagedSum(kind) : ownSum(kind);
  const factors = rightTransposed === null ? ['left'] : ['left', 'right'];
  const [lane, x] = source === 'subgroup' ? [', @builtin(subgroup_invocation_id) lane: u32', 'lane'] : ['', 'at.x'];
  return /* wgsl */ `${source === 'subgroup' ? 'enable subgroups;' : ''}
${sizesOf(SIZES)}
${bindings(finish.written, [...factors, ...finish.read], sum.types)}
${sum.declarations}
${slices > 1 ? `var<workgroup> partials: array<f32, ${across * down * slices * rows * columns}>;` : ''}
${finish.shader}

@compute @workgroup_size(${across}, ${down}, ${slices})
fn main(@builtin(workgroup_id) workgroup: vec3u, @builtin(num_workgroups) workgroups: vec3u,
        @builtin(local_invocation_id) at: vec3u, @builtin(local_invocation_index) index: u32${lane}) {
  let group = ${GROUP};
  let member = group / (sizes.tilesAcross * sizes.tilesDown);
  if (member >= sizes.members) { return; }
  let firstRow = group / sizes.tilesAcross % sizes.tilesDown * ${rows * down}u;
  let firstColumn = group % sizes.tilesAcross * ${columns * across}u;
  ${each(rows, (i) => `let row${i} = firstRow + at.y + ${i * down}u;`)}
  ${each(columns, (j) => `let column${j} = firstColumn + ${x} + ${j * across}u;`)}
  ${eachEntry(tile, (i, j) => `var sum${i}_${j} = 0.0;`)}
  ${sum.body}
  ${slices > 1 ? addSlices(tile) : ''}
  ${eachEntry(tile, (i, j) => finishEntry(kind, i, j))}
}`;
}

/** Returns the code that adds the sums of the slices of a workgroup; only the first slice goes on. */
function addSlices(tile: Tile): string {
  const { columns, across, down, slices } = tile;
  const partial = (i: number, j: number, from: string) =>
    `partials[${(i * columns + j) * across * down * slices}u + ${from}]`;
  return /* wgsl */ `
  ${eachEntry(tile, (i, j) => `${partial(i, j, 'index')} = sum${i}_${j};`)}
  workgroupBarrier();
  if (at.z > 0u) { return; }
  for (var slice = 1u; slice < ${slices}u; slice++) {
    ${eachEntry(tile, (i, j) => `sum${i}_${j} += ${partial(i, j, `index + slice * ${across * down}u`)};`)}
  }`;
}

function finishEntry({ rowsFit, columnsFit }: ProductKind, i: number, j: number): string {
  const conditions = [
    ...(rowsFit ? [] : [`row${i} < sizes.rows`]),
    ...(columnsFit ? [] : [`column${j} < sizes.columns`]),
  ];
  const index = `(member * sizes.rows + row${i}) * sizes.columns + column${j}`;
  const call = `finish(sum${i}_${j}, ${index}, column${j}, member);`;
  return conditions.length > 0 ? `if (${conditions.join(' && ')}) { ${call} }` : call;
}
