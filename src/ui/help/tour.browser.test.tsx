/** The tour over a page with two networks, whose workers never answer. */
import { beforeEach, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { OPENING } from '../../config/opening.ts';
import { openLab, type Lab } from '../../store/lab.ts';
import { createFakeWorkers } from '../../worker/testing/fake-worker.ts';
import { words } from '../../words/words.ts';
import { App } from '../app.tsx';
import { LabContext } from '../lab-context.ts';
import { anchorsOf, TOUR_STEPS } from './tour-steps.ts';

const LINK = '#v=1&task=planar&width=8&depth=2&gamma0=0.01&right.gamma0=10';

let lab: Lab;
beforeEach(async () => {
  history.replaceState(null, '', location.pathname + location.search + LINK);
  lab = openLab({ host: createFakeWorkers().host, notices: [] });
  await render(
    <LabContext value={lab}>
      <App />
    </LabContext>,
  );
  await expect.element(page.getByRole('button', { name: /^Help/ })).toBeVisible();
});

const step = () => lab.view.getState().tourStep;
const card = () => page.getByRole('dialog');
const box = () => card().element().getBoundingClientRect();

async function begin() {
  lab.view.getState().beginTour();
  await expect.element(card()).toHaveFocus();
}

it.each([
  [320, 640],
  [390, 844],
  [768, 1024],
  [1280, 720],
  [1920, 1080],
])('goes through five steps in a window of %i x %i, each about something that is there', async (width, height) => {
  await page.viewport(width, height);
  await begin();
  for (const [index, name] of TOUR_STEPS.entries()) {
    await expect.element(card()).toHaveAccessibleName(words.tour.steps[name].title);
    await expect.element(card()).toHaveTextContent(`${index + 1} of 5`);
    expect(anchorsOf(name).length, name).toBeGreaterThan(0);
    const { left, top, right, bottom } = box();
    expect(Math.min(left, top), name).toBeGreaterThanOrEqual(0);
    expect(right, name).toBeLessThanOrEqual(width);
    expect(bottom, name).toBeLessThanOrEqual(height);
    await card()
      .getByRole('button', { name: /Next|Done/ })
      .click();
  }
  expect(step()).toBeNull();
});

it.each([
  [390, 844],
  [1280, 720],
  [1920, 1080],
])('leaves the pictures free in a window of %i x %i', async (width, height) => {
  await page.viewport(width, height);
  await begin();
  for (const name of TOUR_STEPS) {
    await expect.element(card()).toHaveAccessibleName(words.tour.steps[name].title);
    const { top, bottom } = box();
    for (const picture of document.querySelectorAll(
      '[data-testid="learned-function"], [data-testid="moved-features"]',
    )) {
      const { top: upper, bottom: lower } = picture.getBoundingClientRect();
      expect(bottom <= upper || top >= lower, `${name}: ${top} to ${bottom} over ${upper} to ${lower}`).toBe(true);
    }
    await userEvent.keyboard('{ArrowRight}');
  }
});

it('starts the run of the opening again for a person to watch, once the second step comes', async () => {
  const { experiment, comparison } = OPENING;
  lab.experiment.getState().replace(experiment, comparison);
  const shown = () => lab.run.getState().shown[0].id;
  await expect.poll(() => lab.run.getState().shown[0].experiment).toEqual(experiment);
  await begin();
  const before = shown();
  await userEvent.keyboard('{ArrowRight}');
  await expect.element(card()).toHaveTextContent(words.tour.steps.learned.text.anew);
  expect(shown()).not.toBe(before);
  const again = shown();
  await userEvent.keyboard('{ArrowRight}{ArrowLeft}');
  await expect.element(card()).toHaveAccessibleName(words.tour.steps.learned.title);
  expect(shown()).toBe(again);
});

it.each([
  ['is another', () => undefined],
  [
    'is held',
    () => {
      lab.experiment.getState().replace(OPENING.experiment, OPENING.comparison);
      lab.pause();
    },
  ],
])('leaves a run that %s as it is', async (_, prepare) => {
  prepare();
  // A change of the experiment restarts the run at most some 150 ms later.
  await new Promise((resolve) => setTimeout(resolve, 300));
  await begin();
  const before = lab.run.getState().shown[0].id;
  await userEvent.keyboard('{ArrowRight}');
  await expect.element(card()).toHaveTextContent(words.tour.steps.learned.text.other);
  expect(lab.run.getState().shown[0].id).toBe(before);
});

it('goes on and back by arrow keys, and ends with Escape', async () => {
  await page.viewport(1280, 720);
  await begin();
  await userEvent.keyboard('{ArrowRight}');
  await expect.element(card()).toHaveAccessibleName(words.tour.steps.learned.title);
  await expect.element(card()).toHaveFocus();
  await userEvent.keyboard('{ArrowLeft}');
  await expect.element(card()).toHaveAccessibleName(words.tour.steps.networks.title);
  await userEvent.keyboard('{Escape}');
  await expect.element(card()).not.toBeInTheDocument();
  expect(step()).toBeNull();
});

it('ends when the page is used, and the page takes the press', async () => {
  await page.viewport(1280, 720);
  await begin();
  await page.getByRole('button', { name: 'Lazy | rich' }).click();
  expect(step()).toBeNull();
  expect(lab.experiment.getState().right).toBeNull();
});

it('can be skipped, and gives the focus back', async () => {
  await page.viewport(1280, 720);
  const width = page.getByRole('textbox', { name: 'Width, exact value' });
  width.element().focus();
  await begin();
  await card().getByRole('button', { name: 'Skip' }).click();
  expect(step()).toBeNull();
  await expect.element(width).toHaveFocus();
});

it('speaks of one network when there is one', async () => {
  lab.experiment.getState().endComparison();
  await begin();
  await expect.element(card()).toHaveTextContent(words.tour.steps.networks.text.alone);
});
