import { describe, expect, it } from 'vitest';
import { COLORS } from '../../src/charts/shell/palette.ts';
import { labInFolder, SMALL } from '../testing/lab-in-folder.ts';
import { textWidth } from './svg/text-widths.ts';

const { lab, put, text } = labInFolder();

const NAMES = ['loss', 'movement', 'alignment', 'function', 'features'];

/** Returns the tags that are open at the end of a text, or that close what is not open. */
function unbalanced(svg: string): string[] {
  const open: string[] = [];
  for (const [tag, isEnd, name, isEmpty] of svg.matchAll(/<(\/?)([\w:]+)(?:\s[\w:-]+="[^"<]*")*\s*(\/?)>/g)) {
    if (isEmpty !== '') continue;
    if (isEnd === '') open.push(name);
    else if (open.pop() !== name) return [tag];
  }
  return open;
}

describe('npm run lab -- export --svg', () => {
  it('writes the pictures of a run as figures', async () => {
    await put('small.json', { ...SMALL, task: { name: 'planar' }, net: { width: 8, depth: 2 } });
    const { code, err } = await lab('export', '--config', 'small.json', '--backend', 'cpu', '--svg', 'figures');
    expect({ code, err }).toMatchObject({ code: 0 });
    for (const picture of NAMES) {
      const svg = await text(`figures/${picture}.svg`);
      expect(unbalanced(svg)).toEqual([]);
      expect(svg).not.toMatch(/class=|style=|var\(|light-dark|color-mix|rem"|NaN|undefined|<image/);
      expect(svg.match(/<text /g)?.length).toBeGreaterThan(5);
      expect(svg).toMatch(/<svg [^>]*font-family="Helvetica, Arial, [^"]*sans-serif"/);
      // A fragment alone leads nowhere.
      expect(svg).not.toContain('xlink:href');
      expect(svg).toMatch(/<dc:source>#v=1&amp;width=8/);
    }
    expect(await text('figures/function.svg')).toContain('Decision surface');
    const loss = await text('figures/loss.svg');
    // A curve, the names of ticks, and the grid, in the colours of the page.
    expect(loss).toMatch(new RegExp(`<path fill="none" stroke="${COLORS.light['loss-train']}"[^>]* d="M`));
    expect(loss).toMatch(new RegExp(`<text [^>]*fill="${COLORS.light.muted}">0</text>`));
    expect(loss).toContain(`stroke="${COLORS.light.grid}"`);
  });

  it('writes them without texts on demand, which are still found in the file', async () => {
    await put('small.json', { ...SMALL, task: { name: 'planar' }, net: { width: 8, depth: 2 } });
    const alone = ['--steps', '1', '--svg', 'alone', '--picture-only'];
    const { code, err } = await lab('export', '--config', 'small.json', '--backend', 'cpu', ...alone);
    expect({ code, err }).toMatchObject({ code: 0 });
    for (const picture of NAMES) {
      const svg = await text(`alone/${picture}.svg`);
      const seen = svg.replace(/<(title|desc|metadata)>.*<\/\1>/gs, '');
      expect(seen).not.toMatch(/Settings:|#v=1/);
      expect(svg).toMatch(/<dc:description>[^<]*Settings: /);
      expect(svg).toMatch(/<dc:source>#v=1&amp;width=8/);
    }
  });

  it('writes the whole table of modular arithmetic, a square for each entry', async () => {
    const task = { name: 'modular-addition', p: 5, share: 0.6 };
    await put('sums.json', { ...SMALL, task, net: { width: 8, depth: 1 } });
    const args = ['--config', 'sums.json', '--backend', 'cpu', '--steps', '1', '--svg', 'sums'];
    const { code, err } = await lab('export', ...args);
    expect({ code, err }).toMatchObject({ code: 0 });
    const svg = await text('sums/table.svg');
    expect(unbalanced(svg)).toEqual([]);
    for (const legend of ['training set, right', 'test set, right', 'wrong, paler in the training set'])
      expect(svg).toContain(`>${legend}<`);
    expect(svg).toMatch(/<desc>Step 1\. The whole table of the two numbers: .* of the 15 of the training set\./);
    for (const color of ['line', 'accent', 'danger'] as const) expect(svg).toContain(`fill="${COLORS.light[color]}"`);
    expect(await text('sums/confusion.svg')).toContain('Confusion of the classes');
  });

  it('writes the answers of a classifier on data of one’s own, with the whole names of its classes', async () => {
    const names = ['setosa', 'versicolor', 'virginica, by the river and the sea'];
    const row = (i: number) => [i % 3, (i % 5) / 5, (i % 7) / 7, (i % 11) / 11, `"${names[i % 3]}"`].join();
    await put('iris.csv', ['a,b,c,d,species', ...Array.from({ length: 60 }, (_, i) => row(i))].join('\n'));
    await put('any.json', { ...SMALL, task: undefined, train: { lr: 0.05, loss: 'ce', steps: 50 } });
    const data = ['--data', 'iris.csv', '--backend', 'cpu', '--svg', 'iris'];
    const { code, err } = await lab('export', '--config', 'any.json', ...data);
    expect({ code, err }).toMatchObject({ code: 0 });
    const svg = await text('iris/confusion.svg');
    expect(unbalanced(svg)).toEqual([]);
    expect(svg).toContain('Confusion of the classes');
    expect(svg).toMatch(/>versicolor<\/text>.*>versicolor<\/text>/s);
    expect(svg).toMatch(/>virginica, by the[^<]*…<\/text>/);
    expect(svg).toMatch(/<desc>[^<]*Classes: setosa, versicolor, virginica, by the river and the sea\./);
    // Every test row has its place in the table.
    const rows = Number(/ (\d+) test rows/.exec(err)?.[1]);
    const cells = [...svg.matchAll(/font-weight="bold" text-anchor="middle">(\d+)<\/text>/g)].map(([, count]) =>
      Number(count),
    );
    expect(cells.reduce((sum, count) => sum + count, 0)).toBe(rows);
  });
});

it('a text is as wide as in Helvetica', () => {
  // H 722, a 556, m 833, b 556, u 556, r 333, g 556 thousandths of the size (Adobe Font Metrics).
  expect(textWidth('Hamburg', '10px Helvetica')).toBeCloseTo(41.12, 10);
  expect(textWidth('Hamburg', 'bold 20px Helvetica')).toBeGreaterThan(2 * 41.12);
});
