import { beforeAll, describe, expect, it } from 'vitest';
import type { BackendName } from '../../config/backend.ts';
import { unpackFrame, type Frame } from '../../config/frame.ts';
import { isMeasure, measureRow } from '../../config/measures/measures.ts';
import { readCase } from '../../config/case.ts';
import { openBackend, type BackendOptions } from '../backends/open-backend.ts';
import { createRun } from '../create-run.ts';

/**
 * The tolerance of float32 against the float64 of the fixtures: a part of each value's own size, and a floor for small
 * values.
 */
const RELATIVE_TOLERANCE = 1e-3;
const ABSOLUTE_TOLERANCE = 1e-5;
/** The scaling is float64 arithmetic; the fixtures print some of it with ten digits. */
const SCALING_TOLERANCE = 1e-9;

interface Fixture {
  expect: { std: number[]; lr: number[]; frames: Partial<Frame>[]; weights: number[][][] };
}

const fixtures = import.meta.glob<Fixture>('../../../fixtures/*.json', { eager: true, import: 'default' });

/**
 * Describes the tests of every fixture on one backend with one way to run steps: scaling, all measures at all listed
 * steps, final weights.
 */
export function describeFixtures(backend: BackendName, options: BackendOptions = {}): void {
  describe(`the float64 fixtures on ${backend} (${options.execution ?? 'captured'})`, () => {
    beforeAll(() => openBackend(backend, options));

    it('are all there', () => {
      expect(Object.keys(fixtures)).toHaveLength(33);
    });

    it('hold only what the lab measures', () => {
      const frames = Object.values(fixtures).flatMap(({ expect: { frames: all } }) => all);
      const parts = frames.flatMap((frame) => [frame, ...(frame.layers ?? []), ...(frame.weights ?? [])]);
      const names = new Set(parts.flatMap((part) => Object.keys(part)));
      const unknown = [...names].filter((name) => !isMeasure(name) && !['step', 'layers', 'weights'].includes(name));
      expect(unknown).toEqual([]);
    });

    it.each(Object.entries(fixtures))('%s', async (path, fixture) => {
      const { experiment: bare, ...given } = readCase(fixture);
      // The fixtures hold every measure, also those that a run leaves out unless asked.
      const experiment = { ...bare, measure: { ...bare.measure, sharpness: true } };
      const run = await createRun({ members: [experiment], ...given });
      const [table] = run.scaling();
      table.forEach(({ std, lr }, l) => {
        expect(Math.abs(std / fixture.expect.std[l] - 1)).toBeLessThan(SCALING_TOLERANCE);
        expect(Math.abs(lr / fixture.expect.lr[l] - 1)).toBeLessThan(SCALING_TOLERANCE);
      });

      for (const expected of fixture.expect.frames) {
        while (run.stepsDone < (expected.step ?? 0)) run.step();
        const frame = unpackFrame(run.layout, await run.measure('full'));
        expectClose(frame, expected, `${path.replace(/.*\//, '')}, step ${run.stepsDone}`);
      }

      const [final] = await run.weights();
      expectClose(
        final.map((layer) => [...layer]),
        fixture.expect.weights.map((layer) => layer.flat()),
        'weights',
      );
      run.dispose();
    });
  });
}

/**
 * Returns whether fixtures hold the number of this name in a frame: a measure whose row says so, or a number that is no
 * measure.
 */
const isHeld = (name: string): boolean => !isMeasure(name) || measureRow(name).fixture === true;

/**
 * Compares every number of `found` that fixtures hold with its namesake in `expected`; a `null` must be a `null`, and
 * numbers that a fixture lacks are not defined there.
 */
function expectClose(found: unknown, expected: unknown, where: string): void {
  if (expected === undefined) {
    expect(
      found,
      `${where} is not in the fixture. If it isn't defined there, it must be null. If it is, add it to ` +
        `fixtures/reference/measures.py and make the fixture again, or name in "fixture" of its row in ` +
        `src/config/measures the test that holds it`,
    ).toBeNull();
  } else if (typeof found === 'number' && typeof expected === 'number') {
    const allowed = RELATIVE_TOLERANCE * Math.abs(expected) + ABSOLUTE_TOLERANCE;
    expect(Math.abs(found - expected), `${where}: ${found} instead of ${expected}`).toBeLessThanOrEqual(allowed);
  } else if (found !== null && typeof found === 'object' && expected !== null && typeof expected === 'object') {
    const namesake = new Map(Object.entries(expected));
    for (const [key, value] of Object.entries(found)) {
      if (isHeld(key)) expectClose(value, namesake.get(key), `${where} ${key}`);
    }
  } else {
    expect(found, where).toBe(expected);
  }
}
