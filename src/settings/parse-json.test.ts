import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEEPEST, parseJson, TooDeep } from './parse-json.ts';

const nested = (depth: number, open = '[', close = ']') => open.repeat(depth) + close.repeat(depth);

describe('JSON from anywhere', () => {
  it('is what JSON.parse makes of it', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(parseJson(text)).toEqual(JSON.parse(text));
      }),
    );
  });

  it('may be nested so deep, and no deeper', () => {
    expect(parseJson(nested(DEEPEST))).toBeInstanceOf(Array);
    expect(() => parseJson(nested(DEEPEST + 1))).toThrow(TooDeep);
    expect(() => parseJson(nested(200_000))).toThrow(TooDeep);
    expect(() => parseJson(nested(100_000, '{"a":[', ']}'))).toThrow(TooDeep);
  });

  it('counts no brackets in texts, and forgets those that are closed', () => {
    const text = JSON.stringify(['['.repeat(100), String.raw`"\"[[`.repeat(100), '\\']);
    expect(parseJson(text)).toEqual(JSON.parse(text));
    expect(parseJson(`[${'[],'.repeat(1000)}{}]`)).toHaveLength(1001);
  });

  it.each(['', '"', '"\\', '[', ']', '{]'])('leaves what is no JSON to JSON.parse: %s', (text) => {
    expect(() => parseJson(text)).toThrow(SyntaxError);
  });
});
