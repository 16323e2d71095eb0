import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearestName } from './nearest-name.ts';

const KNOWN = ['width', 'depth', 'lr', 'batch', 'samples', 'testSamples'];

describe('the nearest name', () => {
  it.each([
    ['widht', 'width'],
    ['Width', 'width'],
    ['wdth', 'width'],
    ['deptth', 'depth'],
    ['bathc', 'batch'],
    ['sampels', 'samples'],
    ['test_samples', 'testSamples'],
    ['lrr', 'lr'],
  ])('to %s is %s', (name, nearest) => {
    expect(nearestName(name, KNOWN)).toBe(nearest);
  });

  it.each(['height', 'x', 'la', 'samp', 'colour', ''])('to %j is none', (name) => {
    expect(nearestName(name, KNOWN)).toBeNull();
  });

  it('is the name itself where it is known', () => {
    fc.assert(fc.property(fc.constantFrom(...KNOWN), (name) => nearestName(name, KNOWN) === name));
  });

  it('is found at once among names that are as long as a file', () => {
    expect(nearestName('x'.repeat(1e6), KNOWN)).toBeNull();
  });
});
