import { describe, expect, it } from 'vitest';
import { printable } from './print.ts';

describe('what is printed', () => {
  it('steers no terminal', () => {
    expect(printable('a\u001B[31mb\u0007\u009B2Jc\rd\u202Ee\u2028f')).toBe('a [31mb 2Jc d e f');
  });

  it('keeps its lines, letters and indents', () => {
    const text = 'γ₀ is “1”; ½‖f − y‖²\n  二行目 👩‍🔬';
    expect(printable(text)).toBe(text);
  });

  it('leaves out the middle of a long line, and keeps the end, which says what to do', () => {
    const line = `a.json: ${'x'.repeat(100_000)}; take another one.`;
    const short = printable(`first\n${line}`).split('\n');
    expect(short[0]).toBe('first');
    expect(short[1]).toHaveLength(500);
    expect(short[1]).toMatch(/^a\.json: x+…x+; take another one\.$/);
  });
});
