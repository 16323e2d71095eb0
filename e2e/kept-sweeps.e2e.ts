import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { isSweepKept } from './kept-heads.ts';
import { FURTHER, longIf } from './long.ts';
import { fillStorage } from './page-faults.ts';
import { sweepPage } from './sweep-page.ts';

const TINY = '&seeds=1&frames=light&depth=1&twin=false&task=curve&samples=16&testSamples=16&batch=full&steps=20';
const RATES = `#v=1&view=sweep&x=train.lr:0.001,0.01${TINY}`;
const WIDTHS = `#v=1&view=sweep&x=net.width:4,8,16&name=my%20widths${TINY}`;

for (const { width, height, isLong } of [
  { width: 1440, height: 900, isLong: false },
  { width: 390, height: 844, isLong: true },
]) {
  test.describe(`at ${width} x ${height}`, longIf(isLong), () => {
    test.use({ viewport: { width, height } });

    test('two sweeps are kept; one is deleted, comes back, and is opened again after a reload', async ({ page }) => {
      const sweep = sweepPage(page);
      await sweep.lab.open(RATES);
      await sweep.press(/^Run the sweep/);
      await sweep.reach('done');
      await sweep.lab.open(WIDTHS);
      await sweep.press(/^Run the sweep/);
      await sweep.reach('done');
      expect(await sweep.networks()).toBe(3);

      await sweep.openKept();
      const [widths, rates] = await sweep.keptNames();
      expect(widths).toBe('my widths');
      expect(rates).toContain('learning rate η');
      await expect(sweep.kept).toContainText(/2 of 2 networks · .* · \d+(\.\d)? kB/);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes[0].html])).toEqual([]);

      await sweep.keptAction('Delete', rates).click();
      await expect.poll(sweep.keptNames).toEqual(['my widths']);
      await sweep.kept.getByRole('button', { name: 'Undo' }).click();
      await expect.poll(sweep.keptNames).toEqual(['my widths', rates]);
      await sweep.kept.getByLabel('Name of the sweep').last().fill('my rates');
      await page.keyboard.press('Enter');
      await expect.poll(() => isSweepKept(page, 'my rates')).toBe(true);

      await page.reload();
      await sweep.reach('done');
      expect(await sweep.networks()).toBe(3);
      await sweep.openKept();
      expect(await sweep.keptNames()).toEqual(['my widths', 'my rates']);
      await sweep.keptAction('Open', 'my rates').click();
      await sweep.reach('done');
      expect(await sweep.networks()).toBe(2);
      await expect.poll(sweep.lab.hash).toContain('x=train.lr:');

      await sweep.openKept();
      await sweep.keptAction('Delete', 'my rates').click();
      await sweep.closeKept();
      await expect(sweep.result).toContainText('Run the sweep');
      await page.reload();
      await sweep.openKept();
      await expect.poll(sweep.keptNames).toEqual(['my widths']);
      expect(sweep.lab.problems).toEqual([]);
    });
  });
}

test(
  'a full browser says what has no room, deletes nothing, and keeps it once a person has made room',
  FURTHER,
  async ({ page }) => {
    const sweep = sweepPage(page);
    await sweep.lab.open(RATES);
    await sweep.press(/^Run the sweep/);
    await sweep.reach('done');
    const makeRoom = await fillStorage(page);
    await page.getByLabel('Seeds', { exact: true }).fill('4');
    await page.getByLabel('Seeds', { exact: true }).press('Enter');
    await sweep.press(/^Run the sweep/);
    await sweep.reach('done');
    expect(await sweep.networks()).toBe(8);
    await expect(sweep.unkept).toContainText('8 networks');
    await page.getByRole('button', { name: 'Choose what goes' }).click();
    const [, before] = await sweep.keptNames();
    await expect(sweep.kept).toContainText(`Room comes if you delete “${before}” (`);
    await makeRoom();
    await sweep.keptAction('Delete', before).click();
    await expect(sweep.unkept).toHaveCount(0);
    await page.reload();
    await sweep.reach('done');
    expect(await sweep.networks()).toBe(8);
    expect(sweep.lab.problems).toEqual([]);
  },
);
