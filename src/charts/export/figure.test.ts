import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { figureOf, type FigureContent, type MeasureText } from './figure.ts';
import { FIGURE_SIZES, FORMATS } from './figure-sizes.ts';
import { withFacts } from './png-file.ts';
import { paintOf, rounded, writtenText } from './vector-text.ts';
import { wrapLink, wrapText } from './wrap-text.ts';

const measure: MeasureText = (text, pixels) => 0.55 * pixels * text.length;
const content: FigureContent = {
  title: 'Loss <of> two & more',
  pictures: [
    {
      name: '',
      place: { left: 20, top: 30, width: 420, height: 180 },
      draw: ({ width, height }) => `<rect width="${rounded(width, 2)}" height="${rounded(height, 2)}" fill="#ff0000"/>`,
    },
  ],
  keys: [],
  scale: null,
  caption: 'The loss at step 512: train 0.012, test 0.034.',
  settings: 'Settings: γ₀ 10, width 128, depth 2.',
  link: `https://example.org/lab/#v=1&${'g0=10&'.repeat(30)}`,
  creator: 'Lazy Rich Lab',
};
const drawn = (more: Partial<FigureContent> = {}, size: keyof typeof FORMATS = 'shown', isPictureOnly = false) =>
  figureOf({ ...content, ...more }, { format: FORMATS[size], theme: 'light', measure, isPictureOnly });
const textsIn = (svg: string) =>
  [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)]
    .map(([, text]) => text)
    .join('')
    .replaceAll('&amp;', '&');

describe('a figure', () => {
  it.each(FIGURE_SIZES)('of size %s has title, caption, settings and link, to see and to find', (size) => {
    const { svg } = drawn({ link: 'https://example.org/#v=1&g0=10' }, size);
    const seen = textsIn(svg).replaceAll(' ', '');
    for (const text of [content.caption, content.settings, 'https://example.org/#v=1&g0=10'])
      expect(seen).toContain(text.replaceAll(' ', ''));
    expect(svg).toContain('<title>Loss &lt;of&gt; two &amp; more</title>');
    expect(svg).toContain('<dc:source>https://example.org/#v=1&amp;g0=10</dc:source>');
    expect(svg).toContain(`<dc:description>${content.caption} ${content.settings}</dc:description>`);
  });

  it('has the size that it is for', () => {
    const sizeOf = (size: keyof typeof FORMATS) => / width="([^"]+)" height="([^"]+)"/.exec(drawn({}, size).svg);
    expect(sizeOf('column')?.[1]).toBe('3.25in');
    expect(sizeOf('columns')?.[1]).toBe('6.75in');
    expect(sizeOf('slide')?.slice(1)).toEqual(['1280', '720']);
    expect(sizeOf('shown')?.[1]).toBe('436');
    expect(drawn({}, 'slide').size).toEqual({ width: 1280, height: 720 });
  });

  it('has a whole link on paper, however long', () => {
    expect(textsIn(drawn({}, 'column').svg)).toContain(content.link);
  });

  it.each(FIGURE_SIZES)('of size %s is the picture alone on demand, and still says what it is', (size) => {
    const { svg, size: alone } = drawn({}, size, true);
    expect(textsIn(svg)).toBe('');
    expect(svg).toContain('<title>Loss &lt;of&gt; two &amp; more</title>');
    expect(svg).toContain(`<dc:description>${content.caption} ${content.settings}</dc:description>`);
    expect(svg).toContain(`<dc:source>${content.link.replaceAll('&', '&amp;')}</dc:source>`);
    expect(alone.height).toBeLessThanOrEqual(drawn({}, size).size.height);
  });

  it('keeps its keys when it is the picture alone', () => {
    const keys = ['lazy', 'rich'].map((label) => ({ label, color: '#0000ff' }));
    expect(textsIn(drawn({ keys }, 'column', true).svg)).toBe('lazyrich');
  });

  it.each(['column', 'columns', 'slide'] as const)('of size %s leaves 60 %% of its height to the picture', (size) => {
    const { svg } = drawn({}, size);
    const whole = Number(/viewBox="0 0 [\d.]+ ([\d.]+)"/.exec(svg)?.[1]);
    const picture = Number(/height="([\d.]+)" fill="#ff0000"/.exec(svg)?.[1]);
    expect(picture / whole).toBeGreaterThan(0.599);
  });

  it('names curves above its pictures', () => {
    const keys = ['lazy', 'rich'].map((label) => ({ label, color: '#0000ff', dash: [4, 2] }));
    const { svg, size } = drawn({ keys });
    expect(svg).toMatch(/<line[^>]*stroke="#0000ff"[^>]*stroke-dasharray="4 2"\/><text[^>]*>lazy</);
    expect(size.height).toBeGreaterThan(drawn().size.height);
  });

  it('leaves out signs that no XML may hold', () => {
    expect(drawn({ title: 'a\u0000b\u0008c\ud800d' }).svg).toContain('<title>abcd</title>');
  });
});

describe('the lines of a text', () => {
  const widthOf = (text: string) => text.length;
  it('hold all of it, none too long', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 1 }),
        fc.integer({ min: 3, max: 30 }),
        (all, width) => {
          const lines = wrapText(all.join(' '), width, widthOf);
          for (const line of lines) expect(line.length).toBeLessThanOrEqual(width);
          expect(lines.join('').replaceAll(' ', '')).toBe(all.join(''));
        },
      ),
    );
  });

  it('end with an ellipsis where there are too many', () => {
    const lines = wrapText('one two three four five six', 9, widthOf, 2);
    expect(lines).toHaveLength(2);
    expect(lines[1]).toMatch(/…$/);
    expect(lines[1].length).toBeLessThanOrEqual(9);
  });
});

describe('the lines of a link', () => {
  const widthOf = (text: string) => text.length;

  it('end between settings, and hold all of it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.stringMatching(/^[a-z]{1,9}$/), fc.double({ noNaN: true })), { minLength: 1 }),
        (settings) => {
          const link = settings.map(([name, value]) => `${name}=${value}`).join('&');
          const lines = wrapLink(link, 40, widthOf);
          expect(lines.join('')).toBe(link);
          for (const line of lines.slice(0, -1)) expect(line).toMatch(/&$/);
          for (const line of lines) expect(line.length).toBeLessThanOrEqual(40);
        },
      ),
    );
  });

  it('never end in a number, even in a list that is longer than a line', () => {
    expect(wrapLink('#v=1&points=0.125,-3.5,2e-7,12&lr=1', 12, widthOf)).toEqual([
      '#v=1&points=',
      '0.125,-3.5,',
      '2e-7,12&lr=1',
    ]);
  });

  it('end with an ellipsis in place of whole settings', () => {
    expect(wrapLink('a=1.5&b=2.5&c=3.5&d=4.5', 13, widthOf, 1)).toEqual(['a=1.5&b=2.5&…']);
    expect(wrapLink('a=1.5&b=2.5&c=3.5', 12, widthOf, 1)).toEqual(['a=1.5&…']);
  });
});

it.each([
  ['rgb(255, 0, 16)', '#ff0010', 1],
  ['rgba(255, 0, 16, 0.5)', '#ff0010', 0.5],
  ['#0f0', '#00ff00', 1],
  ['color(srgb 1 0.5 0 / 0.25)', '#ff8000', 0.25],
  // Red, by the definition of OKLab.
  ['oklab(0.627955 0.224863 0.125846)', '#ff0000', 1],
  ['none', 'none', 0],
  ['rgba(0, 0, 0, 0)', 'none', 0],
])('the colour %s is %s with the opacity %f', (css, color, opacity) => {
  expect(paintOf(css)).toEqual({ color, opacity });
});

it('the bars of a norm are written by letters that the fonts of figures have', () => {
  expect(writtenText('½‖f − y‖²')).toBe('½||f − y||²');
  const { svg } = drawn({ caption: 'The mean of ½‖f − y‖².' });
  expect(textsIn(svg)).toContain('½||f − y||²');
  expect(svg).toContain('<dc:description>The mean of ½‖f − y‖².');
});

it('a PNG holds its size in print, title and link behind its first chunk', () => {
  const png = new Uint8Array(60).map((_, at) => at);
  const whole = withFacts(png, { density: 300 / 96 }, content);
  expect([...whole.subarray(0, 33)]).toEqual([...png.subarray(0, 33)]);
  expect([...whole.subarray(-27)]).toEqual([...png.subarray(33)]);
  const view = new DataView(whole.buffer);
  const chunks = new Map<string, Uint8Array>();
  for (let offset = 33; offset < whole.length - 27;) {
    const length = view.getUint32(offset);
    const name = new TextDecoder().decode(whole.subarray(offset + 4, offset + 8));
    const data = whole.subarray(offset + 8, offset + 8 + length);
    chunks.set(name === 'iTXt' ? new TextDecoder().decode(data).split('\0')[0] : name, data);
    offset += length + 12;
  }
  // 300 pixels an inch are 11811 a metre.
  const print = chunks.get('pHYs') ?? new Uint8Array(9);
  expect(new DataView(print.buffer, print.byteOffset).getUint32(0)).toBe(11811);
  expect(new TextDecoder().decode(chunks.get('Title'))).toContain(content.title);
  expect(new TextDecoder().decode(chunks.get('Source'))).toContain(content.link);
});
