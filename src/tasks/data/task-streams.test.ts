import { describe, expect, it } from 'vitest';
import { mean } from '../testing/generated.ts';
import { taskStreams } from './task-streams.ts';

const COUNT = 4000;

describe('the streams of a task', () => {
  it('are uncorrelated with each other and with those of the next seed', () => {
    const draws = [taskStreams(0), taskStreams(1)].flatMap((streams) =>
      Object.values(streams).map((stream) => Array.from({ length: COUNT }, () => stream.normal())),
    );
    draws.forEach((a, i) =>
      draws.slice(0, i).forEach((b) => {
        const correlation = mean(a.map((value, n) => value * b[n]));
        // The standard error of a correlation of N pairs is 1/sqrt(N); five of them for 66 pairs of streams.
        expect(Math.abs(correlation)).toBeLessThan(5 / Math.sqrt(COUNT));
      }),
    );
  });
});
