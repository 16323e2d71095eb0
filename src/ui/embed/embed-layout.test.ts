import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PANELS } from '../../config/link/page-flags.ts';
import { embedLayout } from './embed-layout.ts';

const namesIn = (room: Parameters<typeof embedLayout>[0]) =>
  embedLayout(room).rows.map((row) => row.map(({ panel, side }) => (side === 1 ? `${panel}'` : panel)));

describe('the panels of an embedded lab', () => {
  it('stand below each other in a narrow room, and beside each other in a wide one', () => {
    const show = ['function', 'loss'] as const;
    expect(namesIn({ width: 320, height: 560, show, networks: 1 })).toEqual([['function'], ['loss']]);
    expect(namesIn({ width: 900, height: 320, show, networks: 1 })).toEqual([['function', 'loss']]);
  });

  it('of a comparison stand in pairs', () => {
    expect(namesIn({ width: 320, height: 460, show: null, networks: 2 })).toEqual([
      ['function', "function'"],
      ['movement'],
    ]);
    expect(namesIn({ width: 1200, height: 300, show: ['function', 'movement'], networks: 2 })).toEqual([
      ['function', "function'", 'movement'],
    ]);
  });

  it('are fewer where there is no height for all', () => {
    const panelsAt = (height: number) => namesIn({ width: 640, height, show: null, networks: 1 }).flat().sort();
    expect(panelsAt(600)).toEqual(['features', 'function', 'movement']);
    expect(namesIn({ width: 320, height: 200, show: null, networks: 1 })).toEqual([['function']]);
  });

  it('show all that was chosen, and want the same height whatever the present one is', () => {
    const room = fc.record({
      width: fc.integer({ min: 200, max: 2000 }),
      show: fc.option(fc.subarray([...PANELS])),
      networks: fc.constantFrom(1, 2),
    });
    const anyHeight = fc.integer({ min: 0, max: 1500 });
    fc.assert(
      fc.property(room, anyHeight, anyHeight, (at, one, other) => {
        const [a, b] = [one, other].map((height) => embedLayout({ ...at, height }));
        expect(a.wanted).toBe(b.wanted);
        expect(Number.isFinite(a.wanted)).toBe(true);
        if (at.show) expect(a.rows.flat()).toHaveLength(b.rows.flat().length);
        else expect(a.rows.flat().length).toBeGreaterThan(0);
      }),
    );
  });
});
