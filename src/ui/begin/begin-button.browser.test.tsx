/** The gallery: how it opens, and what choosing an experiment does. */
import { beforeEach, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { GALLERY } from '../../config/gallery.ts';
import { decodeLink } from '../../config/link/link.ts';
import { openLab, type Lab } from '../../store/lab.ts';
import { createFakeWorkers } from '../../worker/testing/fake-worker.ts';
import { useShortcuts } from '../bar/shortcuts.ts';
import { LabContext } from '../lab-context.ts';
import { BeginButton } from './begin-button.tsx';

let lab: Lab;

function Page() {
  useShortcuts();
  return <BeginButton />;
}

beforeEach(async () => {
  history.replaceState(null, '', `${location.pathname}${location.search}#v=1&width=16`);
  lab = openLab({ host: createFakeWorkers().host, notices: [] });
  await render(
    <LabContext value={lab}>
      <Page />
    </LabContext>,
  );
});

const gallery = () => page.getByRole('dialog', { name: 'Begin with' });
const button = () => page.getByRole('button', { name: 'Begin with' });
const width = () => lab.experiment.getState().experiment.net.width;

// First: the labs of later tests would hear of its history, too.
it('the keyboard chooses an experiment, which trains although the run before rested, and is one step to undo', async () => {
  lab.pause();
  await button().click();
  const [first] = GALLERY;
  const link = gallery().getByRole('link', { name: first.words.title });
  await expect.element(link).toBeVisible();
  (link.element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
  await expect.element(gallery()).not.toBeInTheDocument();
  const { experiment, comparison } = decodeLink(first.link);
  await expect.poll(() => lab.experiment.getState().experiment).toEqual(experiment);
  expect(lab.experiment.getState().right).toEqual(comparison?.right);
  await expect.poll(() => lab.run.getState().isPlaying).toBe(true);
  lab.undo();
  await expect.poll(width).toBe(16);
  expect(lab.undoState.getState()).toEqual({ canUndo: false, canRedo: true });
});

it('the button and the key B open the experiments, Escape closes them, and the focus comes back', async () => {
  await button().click();
  await expect.element(gallery()).toBeVisible();
  expect(gallery().getByRole('link').elements()).toHaveLength(GALLERY.length);
  for (const { words } of GALLERY) await expect.element(gallery().getByText(words.title)).toBeInTheDocument();
  await userEvent.keyboard('{Escape}');
  await expect.element(gallery()).not.toBeInTheDocument();
  expect(document.activeElement).toBe(button().element());
  await userEvent.keyboard('b');
  await expect.element(gallery()).toBeVisible();
  await userEvent.keyboard('{Escape}');
});

it('a link of another view leads there', async () => {
  await button().click();
  await gallery().getByRole('link', { name: 'Coordinate check' }).click();
  await expect.poll(() => lab.view.getState().view).toBe('sweep');
  expect(width()).toBe(16);
});
