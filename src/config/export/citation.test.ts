import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bibtexText, VERSION } from './citation.ts';

const atRoot = (file: string) => readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8');
const fields = (text: string) =>
  Object.fromEntries([...text.matchAll(/^ {2}(\w+) += \{(.*)\},$/gm)].map(([, name, value]) => [name, value]));

describe('the citation', () => {
  it('names the version of the package, and of CITATION.cff', () => {
    expect(JSON.parse(atRoot('package.json'))).toMatchObject({ version: VERSION });
    expect(atRoot('CITATION.cff')).toContain(`\nversion: ${VERSION}\n`);
    expect(atRoot('CITATION.cff')).toContain(fields(bibtexText('x', new Date(0))).title);
  });

  it('holds the link, the day and the year', () => {
    const text = bibtexText('https://lab.example/#v=1&width=8', new Date('2026-11-29T10:00:00Z'));
    expect(text).toMatch(/^@misc\{lazy-rich-lab,\n/);
    expect(fields(text)).toMatchObject({
      url: 'https://lab.example/#v=1&width=8',
      urldate: '2026-11-29',
      year: '2026',
      version: VERSION,
    });
  });

  it('is this entry, with what the link does not hold', () => {
    const link = 'https://lab.example/#a={b} c';
    expect(bibtexText(link, new Date('2026-11-29T10:00:00Z'), ['the rate was changed, 0.1 → 0.2']))
      .toBe(`@misc{lazy-rich-lab,
  author  = {{the lazy-rich-lab authors}},
  title   = {Lazy-rich lab: feature learning in neural networks, live in the browser},
  year    = {2026},
  version = {${VERSION}},
  note    = {Version ${VERSION}, experiment opened by the link; the rate was changed, 0.1 to 0.2},
  url     = {https://lab.example/#a=%7Bb%7D%20c},
  urldate = {2026-11-29},
}
`);
  });

  it('has as many closing brackets as opening ones, whatever the link holds', () => {
    const text = bibtexText('https://lab.example/#a={b}}}', new Date(0));
    expect(text.split('{')).toHaveLength(text.split('}').length);
  });
});
