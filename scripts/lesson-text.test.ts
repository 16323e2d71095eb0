import { describe, expect, it } from 'vitest';
import { lessonSections } from './lesson-text.ts';

const sectionsOf = (text: string) => lessonSections(text, 'text.md');

describe('the text of a lesson', () => {
  it('is cut at the places of figures and claims', () => {
    const sections = sectionsOf('Before.\n\n{{figure: a-1}}\n{{claim: b}}\n\n\nAfter.\n\n{{claim: c}}\n');
    expect(sections).toEqual([
      { kind: 'html', html: '<p>Before.</p>\n' },
      { kind: 'figure', id: 'a-1' },
      { kind: 'claim', id: 'b' },
      { kind: 'html', html: '\n<p>After.</p>\n' },
      { kind: 'claim', id: 'c' },
    ]);
  });

  it('has its formulas typeset as Markdown never sees them, for eyes and for screen readers', () => {
    const [section] = sectionsOf('With $a_1 * b_2 * c_3$ and\n\n$$\n\\gamma_0\n$$\n');
    const html = section.kind === 'html' ? section.html : '';
    expect(html).not.toContain('<em>');
    expect(html).toContain('<annotation encoding="application/x-tex">a_1 * b_2 * c_3</annotation>');
    expect(html).toContain('class="katex-display"');
  });

  it('keeps links to the lab on the page and opens others beside it', () => {
    const [section] = sectionsOf('[try](#v=1&task=curve&gamma0=0.1) [paper](https://arxiv.org/abs/1812.07956)');
    expect(section).toMatchObject({
      html: expect.stringContaining('<a href="#v=1&amp;task=curve&amp;gamma0=0.1">try</a>') as string,
    });
    expect(section).toMatchObject({
      html: expect.stringContaining('" target="_blank" rel="noreferrer">paper</a>') as string,
    });
  });

  it('has its headings below those of the page and the lesson', () => {
    expect(sectionsOf('## What *moves*')).toEqual([{ kind: 'html', html: '<h3>What <em>moves</em></h3>\n' }]);
  });

  it('says a dollar where one is meant', () => {
    expect(sectionsOf('It costs \\$5, or $x$.')[0]).toMatchObject({
      html: expect.stringContaining('costs $5') as string,
    });
  });

  it.each([
    ['bad mathematics', 'Fine.\n\nBut $\\frac{1}$.', 'text.md:3: '],
    ['a formula without an end', 'a\n$x', 'text.md:2: a formula has no second "$"'],
    ['an unknown kind of place', '\n\n{{picture: a}}', 'text.md:3: "{{picture: a}}" is not a place'],
    ['a place within a line', 'See {{figure: a}}.', 'text.md:1: "{{figure: a}}" is not a place'],
    ['a place without its end', '{{figure: a}', 'text.md:1: "{{figure: a" is not a place'],
  ])('is refused with file and line for %s', (_, text, problem) => {
    expect(() => sectionsOf(text)).toThrow(problem);
  });
});
