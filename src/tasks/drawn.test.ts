import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { controlOf } from './data/task-error.ts';
import { drawn, makeDrawn } from './drawn.ts';
import { drawnPoints, MOST_POINTS, onGrid, REACH, readPoints, writePoints, type DrawnPoint } from './drawn-points.ts';
import { followTask, taskSchema, type Task, type TaskOf } from './tasks.ts';

const taskOf = (settings: object): TaskOf<'drawn'> => v.parse(drawn.schema, { name: 'drawn', ...settings });

describe('drawn points in a link', () => {
  it('are the same points again, in the plane and on the curve', () => {
    fc.assert(
      fc.property(drawnPoints(fc), fc.boolean(), (points, isCurve) => {
        const own = isCurve ? points.map(([x, y]): DrawnPoint => [x, y]) : points;
        expect(readPoints(writePoints(own))).toEqual(own);
      }),
    );
    expect(readPoints(writePoints([]))).toEqual([]);
  });

  it('are 1,024 characters and one more at most', () => {
    const points = Array.from({ length: MOST_POINTS }, (_, i) => onGrid([REACH - i / 100, i / 100 - REACH, 1]));
    expect(writePoints(points)).toHaveLength(1025);
    expect(encodeURIComponent(writePoints(points))).toHaveLength(1025);
  });

  it.each(['', 'p', 'pAAA', 'pAAAAA', 'xAAAA', 'pAA A', 'p£££££', 'none1'])('are not read from %o', (text) => {
    expect(readPoints(text)).toBe(text);
    expect(v.safeParse(taskSchema, { name: 'drawn', points: readPoints(text) }).success).toBe(false);
  });

  it('are within reach, whatever a link says', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\w-]{4}$/), (symbols) => {
        const [point] = readPoints(`p${symbols}`) as DrawnPoint[];
        const isTaken = v.safeParse(taskSchema, { name: 'drawn', points: [point] }).success;
        expect(isTaken).toBe(Math.abs(point[0]) <= REACH && Math.abs(point[1]) <= REACH);
      }),
    );
  });
});

describe('the task of drawn points', () => {
  it('has each point as a training sample, and no test sample', () => {
    const points: DrawnPoint[] = [
      [0.3, -1.5, 1],
      [2.1, 0, -1],
    ];
    const { dataset, picture } = makeDrawn(taskOf({ points }));
    expect(dataset).toMatchObject({ inputs: 2, outputs: 1, classes: 2, test: { count: 0 } });
    expect(dataset.train).toEqual({ count: 2, x: Float32Array.of(0.3, -1.5, 2.1, 0), y: Float32Array.of(1, -1) });
    expect(picture).toMatchObject({ kind: 'scatter', areInputs: true, points: Float32Array.from(points.flat()) });
  });

  it('has inputs and heights on a curve', () => {
    const { dataset, picture } = makeDrawn(taskOf({ on: 'line', points: [[0.3, -1.5]] }));
    expect(dataset).toMatchObject({ inputs: 1, outputs: 1, classes: null, train: { count: 1 } });
    expect([...dataset.train.x, ...dataset.train.y]).toEqual([Math.fround(0.3), -1.5]);
    expect(picture).toMatchObject({ kind: 'curve', line: new Float32Array() });
  });

  it('puts points on its grid, so that a link holds them exactly', () => {
    const { points } = taskOf({ points: [[0.1234567, -2.99999, 1]] });
    expect(points).toEqual([[0.123, -3, 1]]);
    expect(readPoints(writePoints(points))).toEqual(points);
  });

  it('asks for a point where there is none', () => {
    const make = () => makeDrawn(taskOf({ points: [] }));
    expect(make).toThrow(/Click, drag or tap/);
    try {
      make();
    } catch (error) {
      expect(controlOf(error)).toBe('task.points');
    }
  });

  it.each<object>([
    { points: [[0, 3.1, 1]] },
    { points: [[0, 1, 0]] },
    { points: [[0, NaN, 1]] },
    { points: [[0, 1]] },
    { on: 'line', points: [[0, 1, 1]] },
    { points: Array.from({ length: MOST_POINTS + 1 }, () => [0, 0, 1]) },
  ])('refuses %o', (settings) => {
    expect(v.safeParse(taskSchema, { name: 'drawn', ...settings }).success).toBe(false);
  });

  it('fits its points to where they are drawn, and changes its first points for those of the other', () => {
    const follow = (task: object) => followTask(task as Task, 'on') as TaskOf<'drawn'>;
    expect(follow(taskOf({ points: [[0.3, -1.5, 1]] })).points).toEqual([[0.3, -1.5, 1]]);
    expect(follow({ ...taskOf({ points: [[0.3, -1.5, 1]] }), on: 'line' }).points).toEqual([[0.3, -1.5]]);
    expect(follow({ ...taskOf({ on: 'line', points: [[0.3, -1.5]] }), on: 'plane' }).points).toEqual([[0.3, -1.5, -1]]);
    const line = follow({ ...taskOf({}), on: 'line' });
    expect(line).toEqual(taskOf({ on: 'line', points: line.points }));
    expect(line.points).not.toHaveLength(taskOf({}).points.length);
    expect(follow({ ...line, on: 'plane' })).toEqual(taskOf({}));
  });
});
