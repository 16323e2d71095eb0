import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { frameLayout, layerOffset, runOffset, STEP_OFFSET, weightOffset } from '../frame.ts';
import { frameColumns } from '../sweep/frame-columns.ts';
import { framesByStepCsvText, framesCsvText, type NamedFrames } from './frames-csv.ts';

interface Row {
  run: string;
  step: string;
  layer: string;
  measure: string;
  value: string;
}

const rowsOf = (runs: readonly NamedFrames[]): Row[] =>
  Papa.parse<Row>([...framesCsvText(runs)].join(''), { header: true, skipEmptyLines: true }).data;

/** Puts the rows of a run back into packed frames. */
function framesOf(rows: readonly Row[], depth: number): Float32Array {
  const { stride } = frameLayout(depth);
  const columns = frameColumns(depth);
  const steps = [...new Set(rows.map(({ step }) => step))];
  const frames = new Float32Array(steps.length * stride).fill(NaN);
  for (const { step, layer, measure, value } of rows) {
    const start = steps.indexOf(step) * stride;
    frames[start + STEP_OFFSET] = Number(step);
    const name = layer === '' ? measure : `${measure}.${layer}`;
    frames[start + columns.indexOf(name)] = Number(value.replace('Inf', 'Infinity'));
  }
  return frames;
}

const depth = 2;
const layout = frameLayout(depth);

describe('the measures of a run as a tidy table', () => {
  it('give every float32 back to the last bit when a CSV library reads them', () => {
    const values = fc.float32Array({ minLength: layout.stride - 1, maxLength: layout.stride - 1 });
    fc.assert(
      fc.property(fc.array(values, { minLength: 1, maxLength: 3 }), (measured) => {
        // A frame in which nothing was measured has no row.
        const frames = Float32Array.from(measured.flatMap((frame, i) => [i, 0.5, ...frame.slice(1)]));
        expect(framesOf(rowsOf([{ name: 'a', layout, frames }]), depth)).toEqual(frames);
      }),
    );
  });

  it('have a row for each step, layer and measure, and none for what was not measured', () => {
    const frames = new Float32Array(2 * layout.stride).fill(NaN);
    frames[STEP_OFFSET] = 0;
    frames[runOffset('loss')] = 0.1;
    frames[layout.stride + STEP_OFFSET] = 4;
    frames[layout.stride + layerOffset(1, 'featureMove')] = 1e-7;
    frames[layout.stride + weightOffset(depth, 2, 'nfaCentered')] = Infinity;
    expect([...framesCsvText([{ name: 'γ₀ 10, width 8', layout, frames }])].join('')).toBe(
      [
        'run,step,layer,measure,value',
        '"gamma0 10, width 8",0,,loss,0.1',
        '"gamma0 10, width 8",4,2,featureMove,1e-7',
        '"gamma0 10, width 8",4,3,nfaCentered,Inf',
        '',
      ].join('\n'),
    );
  });

  it('of both runs of a comparison stand below each other, whatever their depths', () => {
    const one = (d: number) => {
      const frame = new Float32Array(frameLayout(d).stride).fill(NaN);
      frame[STEP_OFFSET] = 0;
      frame[layerOffset(d - 1, 'featureMove')] = d;
      return { layout: frameLayout(d), frames: frame };
    };
    const rows = rowsOf([
      { name: '=lazy', ...one(1) },
      { name: 'rich', ...one(3) },
    ]);
    expect(rows.map(({ run, layer, value }) => [run, layer, value])).toEqual([
      ["'=lazy", '1', '1'],
      ['rich', '3', '3'],
    ]);
  });
});

describe('the measures of a run by steps', () => {
  const byStep = (runs: readonly NamedFrames[]) => [...framesByStepCsvText(runs)].join('');

  it('have a row for each step, and a column for each measure that was measured at all', () => {
    const frames = new Float32Array(2 * layout.stride).fill(NaN);
    frames[STEP_OFFSET] = 0;
    frames[runOffset('loss')] = 0.1;
    frames[layout.stride + STEP_OFFSET] = 4;
    frames[layout.stride + layerOffset(1, 'featureMove')] = 1e-7;
    const narrow = {
      name: 'narrow',
      layout: frameLayout(1),
      frames: new Float32Array(frameLayout(1).stride).fill(NaN),
    };
    narrow.frames[STEP_OFFSET] = 2;
    narrow.frames[runOffset('testLoss')] = Infinity;
    expect(byStep([{ name: 'γ₀ 10', layout, frames }, narrow])).toBe(
      ['run,step,loss,testLoss,featureMove.2', 'gamma0 10,0,0.1,,', 'gamma0 10,4,,,1e-7', 'narrow,2,,Inf,', ''].join(
        '\n',
      ),
    );
  });

  it('hold the same values as the tidy table', () => {
    const values = fc.float32Array({ minLength: layout.stride, maxLength: layout.stride });
    fc.assert(
      fc.property(fc.array(values, { minLength: 1, maxLength: 3 }), (measured) => {
        const frames = Float32Array.from(measured.flatMap((frame, i) => [i, ...frame.slice(1)]));
        const runs = [{ name: 'a', layout, frames }];
        const { data } = Papa.parse<Record<string, string>>(byStep(runs), { header: true, skipEmptyLines: true });
        const melted = data.flatMap(({ run, step, ...cells }) =>
          Object.entries(cells)
            .filter(([, value]) => value !== '')
            .map(([column, value]) => {
              const [measure, layer = ''] = column.split('.');
              return { run, step, layer, measure, value };
            }),
        );
        const inOrder = (rows: readonly Row[]) => rows.map((row) => JSON.stringify(Object.values(row))).sort();
        expect(inOrder(melted)).toEqual(inOrder(rowsOf(runs)));
      }),
    );
  });
});
