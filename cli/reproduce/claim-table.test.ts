import { describe, expect, it } from 'vitest';
import { claimTableHead, claimTableRow } from './claim-table.ts';

const ROW = {
  lesson: '4',
  claim: 'Networks of twenty units learn random labels up to two fifths of n/(md), and none of them beyond.',
  source: 'arXiv 2212.02323, our setting',
  expected: 'all at .4, none at .8',
  measured: 'https://example.org/a-word-that-is-longer-than-its-column',
  control: 'NTP in place of μP: slope −0.48 ± 0.01; fails, as it should',
  verdict: 'NOT REPRODUCED',
};

describe('the table of claims', () => {
  it('fits 120 columns', () => {
    const lines = `${claimTableHead()}\n${claimTableRow(ROW)}`.split('\n');
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(120);
  });

  it('breaks texts between words, and words that are longer than their column', () => {
    const head = claimTableHead();
    const lines = claimTableRow(ROW).split('\n');
    const column = (name: string, next: string) =>
      lines.map((line) => line.slice(head.indexOf(name), head.indexOf(next)).trim()).filter((text) => text !== '');
    expect(column('claim', 'source').join(' ')).toBe(ROW.claim);
    expect(column('measured', 'control').join('')).toBe(ROW.measured);
  });
});
