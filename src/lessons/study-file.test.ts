import { describe, expect, it } from 'vitest';
import { frameLayout, STEP_OFFSET } from '../config/frame.ts';
import { definePrior, defineSweep } from './define-study.ts';
import type { Study, StudyResult } from './lesson.ts';
import { readStudy, writeStudy } from './study-file.ts';

const sweep = defineSweep({
  base: { task: { name: 'curve' }, net: { depth: 1 } },
  axes: [{ setting: 'scaling.gamma0', values: [0.1, 1] }],
  seeds: 1,
});
const sweepStudy: Study = { kind: 'sweep', full: sweep, quick: sweep, outputs: true };
const frames = new Float32Array(frameLayout(1).stride).fill(NaN).fill(0.1, STEP_OFFSET + 1, 3);
frames[STEP_OFFSET] = 4;
const swept: StudyResult = {
  kind: 'sweep',
  result: {
    sweep,
    backend: 'wasm',
    runs: [
      { cell: 0, seed: 0, outcome: 'done', reason: null, frames },
      { cell: 1, seed: 0, outcome: 'failed', reason: 'It broke.', frames: new Float32Array() },
    ],
  },
  outputs: [Float32Array.of(0.1, -1e-30, NaN), new Float32Array()],
};

const prior = definePrior({ depth: 2 });
const priorStudy: Study = { kind: 'prior', full: [prior], quick: [prior] };
const drawn: StudyResult = {
  kind: 'prior',
  backend: 'cpu',
  priors: [
    {
      prior,
      theory: {
        numbers: { variance: { exact: 1 } },
        x: Float64Array.of(0, 1 / 3),
        curves: { gaussian: Float64Array.of(0.4, 0.3) },
        center: 0,
        deviation: 1,
      },
      report: {
        networks: 100,
        effective: 100,
        measures: [{ name: 'variance', value: NaN, error: 0.1 }],
        histogram: { edges: Float64Array.of(0, 1), counts: Float64Array.of(100), total: 100 },
      },
    },
  ],
};

const throughFile = (result: StudyResult): unknown =>
  JSON.parse(JSON.stringify(writeStudy({ recorded: '2026-11-22', result })));

describe('the file of a recorded study', () => {
  it('gives back a sweep with its outputs to the last bit', () => {
    expect(readStudy(throughFile(swept), sweepStudy)).toEqual({ ok: true, recorded: '2026-11-22', result: swept });
  });

  it('gives back priors with their theory', () => {
    expect(readStudy(throughFile(drawn), priorStudy)).toEqual({ ok: true, recorded: '2026-11-22', result: drawn });
  });

  it('has the name of its study, which may have been recorded in another language', () => {
    const renamed: Study = { ...sweepStudy, full: { ...sweep, name: '別の名前' } };
    expect(readStudy(throughFile(swept), renamed)).toMatchObject({
      ok: true,
      result: { result: { sweep: { name: '別の名前' } } },
    });
  });

  it('is refused where it belongs to another study, or to an older form of this one', () => {
    const changed: Study = { ...sweepStudy, full: { ...sweep, seeds: 2 } };
    for (const study of [priorStudy, changed]) {
      expect(readStudy(throughFile(swept), study)).toMatchObject({
        ok: false,
        sentence: expect.stringMatching(/another/) as string,
      });
    }
  });

  it('is refused with the damaged place', () => {
    const { outputs: _, ...cut } = throughFile(swept) as { outputs: unknown };
    expect(readStudy(cut, sweepStudy)).toMatchObject({
      ok: false,
      sentence: expect.stringMatching(/outputs/) as string,
    });
    expect(readStudy({ ...cut, outputs: [[1]] }, sweepStudy)).toMatchObject({ ok: false });
    expect(readStudy(null, sweepStudy)).toMatchObject({ ok: false });
  });
});
