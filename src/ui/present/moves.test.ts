import { describe, expect, it } from 'vitest';
import { actionOf, moved, thingsOf } from './moves.ts';

describe('the things for a projector', () => {
  it('are those of one network, of two, of random ones, or the whole view where nothing computes', () => {
    expect(thingsOf('training', false)[2]).toBe('network');
    expect(thingsOf('training', true).slice(0, 3)).toEqual(['function', 'features', 'movement']);
    expect(thingsOf('prior', true)).toEqual(['outputs', 'numbers']);
    expect(thingsOf('none', true)).toEqual(['whole']);
  });

  it('are without those that the address hides, and with the layer that is looked into', () => {
    expect(thingsOf('training', false, ['function', 'loss', 'runs'])).toEqual([
      'features',
      'network',
      'movement',
      'alignment',
    ]);
    expect(thingsOf('training', true, [], true).at(-1)).toBe('layer');
    expect(thingsOf('training', false, thingsOf('training', false))).toHaveLength(6);
  });
});

describe('the way through them', () => {
  it('goes from one to the next, and ends at both ends of a single experiment', () => {
    expect(moved({ thing: 0, item: null }, 1, 6, 0)).toEqual({ thing: 1, item: null });
    expect(moved({ thing: 5, item: null }, 1, 6, 0)).toBeNull();
    expect(moved({ thing: 0, item: null }, -1, 6, 0)).toBeNull();
  });

  it('goes on to the first thing of the next experiment of a talk, and back to the last one of that before', () => {
    expect(moved({ thing: 5, item: 0 }, 1, 6, 2)).toEqual({ thing: 0, item: 1 });
    expect(moved({ thing: 0, item: 1 }, -1, 6, 2)).toEqual({ thing: Infinity, item: 0 });
    expect(moved({ thing: Infinity, item: 0 }, -1, 6, 2)).toEqual({ thing: 4, item: 0 });
    expect(moved({ thing: 5, item: 1 }, 1, 6, 2)).toBeNull();
  });
});

describe('the keys', () => {
  it('are those of a clicker, arrows, numbers and letters in either case', () => {
    expect(actionOf('PageDown')).toEqual({ moveBy: 1 });
    expect(actionOf('ArrowLeft')).toEqual({ moveBy: -1 });
    expect(actionOf('3')).toEqual({ goTo: 2 });
    expect(actionOf('S')).toEqual({ do: 'light' });
  });

  it('leave all other keys to the lab', () => {
    for (const key of [' ', 'r', '0', 'Enter', 'toString']) expect(actionOf(key), key).toBeNull();
  });
});
