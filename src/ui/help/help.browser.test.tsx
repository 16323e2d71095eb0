/** The help over a page with a lab behind it, whose workers never answer. */
import { beforeEach, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { openLab } from '../../store/lab.ts';
import { createFakeWorkers } from '../../worker/testing/fake-worker.ts';
import { NO_FLAGS, type PageFlags } from '../../config/link/page-flags.ts';
import { words } from '../../words/words.ts';
import { App } from '../app.tsx';
import { SHORTCUTS, UNDO_KEYS } from '../bar/shortcuts.ts';
import { LabContext } from '../lab-context.ts';

const show = (flags: PageFlags = NO_FLAGS) => {
  const lab = openLab({ host: createFakeWorkers().host, notices: [], flags });
  return render(
    <LabContext value={lab}>
      <App />
    </LabContext>,
  );
};
beforeEach(async () => {
  await page.viewport(1280, 720);
  history.replaceState(null, '', location.pathname + location.search + '#v=1&width=8');
});

const help = () => page.getByRole('dialog', { name: 'Help' });
const button = () => page.getByRole('button', { name: /^Help/ });

it('opens with ?, lists every key of the page, and closes with Escape', async () => {
  await show();
  await expect.element(button()).toBeVisible();
  await userEvent.keyboard('?');
  await expect.element(help()).toBeVisible();
  const keys = [...help().element().querySelectorAll('kbd')].map(({ textContent }) => textContent);
  const pageKeys = [...Object.values(SHORTCUTS).map(({ shown }) => shown), ...Object.values(UNDO_KEYS)];
  expect(keys).toEqual(expect.arrayContaining(pageKeys.map((key) => key.replaceAll('+', ' + '))));
  await userEvent.keyboard('{Escape}');
  await expect.element(help()).not.toBeInTheDocument();
});

it('opens with its button, and gives the focus back to it', async () => {
  await show();
  await button().click();
  await expect.element(help()).toBeVisible();
  await help().getByRole('button', { name: 'Close the help' }).click();
  await expect.element(help()).not.toBeInTheDocument();
  await expect.element(button()).toHaveFocus();
});

it('does not open while a person types a question mark', async () => {
  await show();
  const field = page.getByRole('textbox', { name: 'Width, exact value' });
  field.element().focus();
  await userEvent.keyboard('?');
  await expect.element(field).toHaveFocus();
  await expect.element(help()).not.toBeInTheDocument();
});

it('shows the tour again, which has the focus, and gives it to the button of the help at its end', async () => {
  await show();
  await button().click();
  await help().getByRole('button', { name: words.help.tourAgain }).click();
  const card = page.getByRole('dialog', { name: words.tour.steps.networks.title });
  await expect.element(card).toHaveFocus();
  await userEvent.keyboard('{Escape}');
  await expect.element(button()).toHaveFocus();
});

it.each([
  [[], 1],
  [['language'], 0],
] as const)('with %j hidden it offers the other language %i times', async (hide, times) => {
  await show({ ...NO_FLAGS, hide });
  await button().click();
  await expect.element(help()).toBeVisible();
  expect(help().getByRole('button', { name: '日本語' }).elements()).toHaveLength(times);
});
