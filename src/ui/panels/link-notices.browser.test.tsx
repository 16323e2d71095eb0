import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import '../../charts/shell/tokens.css';
import '../global.css';
import { openLab } from '../../store/lab.ts';
import { createFakeWorkers } from '../../worker/testing/fake-worker.ts';
import { LabContext } from '../lab-context.ts';
import { LinkNotices } from './link-notices.tsx';

const SENTENCE =
  'The link sets "colour", which this lab does not know; it is ignored, as is everything else of it, number';
const notices = (count: number) => Array.from({ length: count }, (_, i) => `${SENTENCE} ${i}.`);
const lines = () => page.getByTestId('link-notices').getByRole('listitem');
const list = () => page.getByTestId('link-notices').getByRole('list');
const isScrolled = () => list().element().scrollHeight > list().element().clientHeight;

it('shows the first of many notices in full on a phone, and all of them on demand', async () => {
  await page.viewport(390, 844);
  const lab = openLab({ host: createFakeWorkers().host, notices: [] });
  const { setLinkNotices } = lab.view.getState();
  setLinkNotices(notices(4));
  await render(
    <LabContext value={lab}>
      <LinkNotices />
    </LabContext>,
  );
  expect(lines().elements()).toHaveLength(4);
  await expect.element(page.getByRole('button', { name: 'Show all notices' })).not.toBeInTheDocument();
  setLinkNotices(notices(13));
  await expect.element(page.getByRole('button', { name: 'Show all notices' })).toBeVisible();
  expect(lines().elements()).toHaveLength(4);
  expect(isScrolled()).toBe(false);
  await expect.element(list()).not.toHaveAttribute('tabindex');
  await page.getByRole('button', { name: 'Show all notices' }).click();
  expect(lines().elements()).toHaveLength(13);
  // The keyboard reaches what scrolls.
  expect(isScrolled()).toBe(true);
  await expect.element(list()).toHaveAttribute('tabindex', '0');
  // Another link begins with a few again.
  setLinkNotices(notices(12));
  await expect.poll(() => lines().elements().length).toBe(4);
});
