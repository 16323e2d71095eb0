import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LOW, PHONE } from './use-is-phone.ts';

const queries = readdirSync('src/ui', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.css'))
  .flatMap((file) =>
    [...readFileSync(`src/ui/${file}`, 'utf8').matchAll(/@media (.*) \{/g)].map(([, query]) => `${file}: ${query}`),
  );

describe('the style sheets', () => {
  it('say of phones what the scripts say', () => {
    expect(queries.filter((query) => query.endsWith(`: ${PHONE}`)).length).toBeGreaterThan(0);
    const others = queries.filter((query) => query.includes('(height < 3') && !query.includes('(height < 31rem)'));
    expect(others).toEqual([]);
  });

  it('say of low windows what the scripts say', () => {
    const low = queries.filter((query) => query.includes('(height < 31rem)'));
    const [width, height] = LOW.split(' and ');
    const wanted = [LOW, `(30rem <= ${width.slice(1)} and ${height}`];
    expect(low.filter((query) => !wanted.some((one) => query.includes(one)))).toEqual([]);
  });
});
