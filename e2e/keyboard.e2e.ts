/** The Tab key: where it stops, in which order, and whether a person sees where it is. */
import { expect, test } from '@playwright/test';
import { FURTHER, longIf } from './long.ts';
import { PLACES, visit } from './places.ts';
import { findMissed, walkByTab } from './tab-walk.ts';

/** A desk, a phone, and 1280 px at 400 %, where the bars at the foot leave the least room. */
const SIZES = [
  { width: 1280, height: 720 },
  { width: 390, height: 844 },
  { width: 320, height: 256 },
] as const;
/** The panels that lie over the page, and leave the focus to it when they are closed: the walk begins in them. */
const PANELS: Readonly<Record<string, string>> = {
  'all settings': '#settings',
  'runs that are kept': '[data-testid=runs]',
  inspector: '[data-testid=inspector]',
};
const WALKED = [
  'training',
  'comparison',
  'points that are drawn',
  'a run that failed',
  'all settings',
  'runs that are kept',
  'inspector',
  'list of lessons',
  'lesson',
  'sweep',
  'prior',
  'embedded',
  'presented',
] as const;

for (const { width, height } of SIZES)
  for (const name of WALKED) {
    const isLong = name !== 'training' || width !== 1280;
    test(
      `at ${width} x ${height}, Tab stops at all controls, each in sight and marked: ${name}`,
      longIf(isLong),
      async ({ page }) => {
        test.slow();
        await page.setViewportSize({ width, height });
        await visit(page, PLACES[name], 'en');
        const isPanel = name in PANELS;
        const stops = await walkByTab(page, isPanel ? 'focus' : 'top');
        expect(stops.filter(({ isInSight }) => !isInSight)).toEqual([]);
        expect(stops.filter(({ isMarked }) => !isMarked)).toEqual([]);
        expect(await findMissed(page, isPanel ? PANELS[name] : 'body')).toEqual([]);
      },
    );
  }

test('Tab goes down the page part by part, as it is read', FURTHER, async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await visit(page, PLACES.training, 'en');
  const stops = await walkByTab(page);
  const parts = stops.map(({ part }) => part).filter((part, i, all) => i === 0 || part !== all[i - 1]);
  // The first stop, which skips to the charts, is in no part.
  expect(parts).toEqual([
    '',
    'header',
    'Experiment',
    'main',
    'Task',
    'Network',
    'Scaling',
    'Time line',
    'Loss',
    'Feature movement',
    'Alignment',
  ]);
});
