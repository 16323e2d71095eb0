import { describe, expect, it } from 'vitest';
import { meanSquare, rows, taskOf } from './testing/generated.ts';
import { makeLinearTeacher } from './linear-teacher.ts';

describe('linear teacher task', () => {
  it('is linear: d + 1 inputs and their targets have the same linear dependence', () => {
    // In two dimensions three inputs are dependent: x3 = a x1 + b x2, so y3 = a y1 + b y2.
    const { train } = makeLinearTeacher(taskOf('linear-teacher', { d: 2, outputs: 3, samples: 3 })).dataset;
    const [[p, q], [r, s], [t, u]] = rows(train.x, train);
    const determinant = p * s - q * r;
    const a = (t * s - u * r) / determinant;
    const b = (p * u - q * t) / determinant;
    const [y1, y2, y3] = rows(train.y, train);
    y3.forEach((y, j) => expect(y).toBeCloseTo(a * y1[j] + b * y2[j], 4));
  });

  it('gives every output unit variance', () => {
    const count = 10_000;
    const { train } = makeLinearTeacher(taskOf('linear-teacher', { d: 5, outputs: 3, samples: count })).dataset;
    const targets = rows(train.y, train);
    for (let j = 0; j < 3; j++) {
      // Five standard errors of the variance of a Gaussian.
      expect(Math.abs(meanSquare(targets.map((y) => y[j])) - 1)).toBeLessThan(5 * Math.sqrt(2 / count));
    }
  });

  it('shows its first output on a straight line', () => {
    const { picture } = makeLinearTeacher(taskOf('linear-teacher', { samples: 40 }));
    if (picture.kind !== 'scatter') throw new Error('expected a scatter');
    for (let i = 0; i < 40; i++) expect(picture.points[3 * i]).toBeCloseTo(picture.points[3 * i + 1], 5);
  });
});
