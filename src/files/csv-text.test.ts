import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { csvRow } from './csv-text.ts';

const read = (text: string) => Papa.parse<string[]>(text, { delimiter: ',', newline: '\n' }).data;

describe('a row of comma-separated values', () => {
  it('is read back by a CSV library, whatever its texts hold', () => {
    const text = fc.string({ unit: 'grapheme' }).filter((each) => !/^\s*[=+\-@＝＋－＠]|^[\t\r\n]/.test(each));
    fc.assert(
      fc.property(
        fc.array(fc.oneof(text, fc.constantFrom('a,b', 'say "no"', 'two\nlines', '')), { minLength: 2 }),
        (texts) => {
          expect(read(csvRow(texts))).toEqual([texts]);
        },
      ),
    );
  });

  it('gives every float64 back', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(Number(csvRow([value]))).toBe(value);
      }),
    );
  });

  it('leaves out what is not there, and names what is infinite', () => {
    expect(csvRow([NaN, null, Infinity, -Infinity, true])).toBe(',,Inf,-Inf,true');
  });

  it.each([
    '=1+1',
    '+SUM(A1)',
    '-2+3',
    '@now',
    '\t=1',
    '\r=1',
    ' =1',
    '＝1',
    '=HYPERLINK("http://x","y")',
    "=cmd|' /C calc'!A0",
  ])('keeps %j from being taken for a formula', (formula) => {
    const [[cell]] = read(csvRow([formula]));
    expect(cell).toBe(`'${formula}`);
  });

  it.each(['-1', '+0.5', '-1e-7', 'gamma0 = 2', 'a-b'])('leaves %j as it is', (text) => {
    expect(csvRow([text])).toBe(text);
  });
});
