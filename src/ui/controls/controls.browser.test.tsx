/** The controls of the lab with a lab behind them, whose workers never answer. */
import type { ReactNode } from 'react';
import { beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { defaultExperiment } from '../../config/default-experiment.ts';
import { readFlags } from '../../config/link/page-flags.ts';
import { openLab, type Lab } from '../../store/lab.ts';
import { createFakeWorkers } from '../../worker/testing/fake-worker.ts';
import { SettingsPanel } from '../settings/settings-panel.tsx';
import { LabContext } from '../lab-context.ts';
import { MainControls } from './main-controls.tsx';

let lab: Lab;
beforeEach(async () => {
  await page.viewport(1440, 900);
  history.replaceState(null, '', `${location.pathname}${location.search}#v=1`);
  lab = openLab({ host: createFakeWorkers().host, notices: [] });
});

const show = (children: ReactNode) => render(<LabContext value={lab}>{children}</LabContext>);
const experiment = () => lab.experiment.getState().experiment;

describe('the sliders', () => {
  it.each([
    ['Width', 'net', 'width', 384],
    ['Depth', 'net', 'depth', 4],
    ['Learning rate', 'train', 'lr', 0.025],
    ['Exponent', 'scaling', 'lrExponent', 0.1],
    ['Richness', 'scaling', 'gamma0', 1.25],
  ] as const)('%s moves its setting by the arrow key', async (name, section, key, to) => {
    await show(<MainControls />);
    const slider = page.getByRole('slider', { name, exact: true });
    slider.element().focus();
    await userEvent.keyboard('{ArrowRight}');
    expect((experiment()[section] as Record<string, unknown>)[key]).toBe(to);
  });

  it('say their value in words', async () => {
    await show(<MainControls />);
    const richness = page.getByRole('slider', { name: 'Richness' });
    await expect.element(richness).toHaveAttribute('aria-valuetext', '1; small is lazy, large is rich');
  });
});

describe('the values that a link allows', () => {
  const LOCKS = [
    ['width:24..48,depth:2..3,lr:0.04..0.06,gamma0:0.8..1.25', ['24 48', '2 3', '0.04 0.06', 'lazy 0.8 1 1.25 rich']],
    ['width:64..512,depth:2..2,lr:0.01..0.1,gamma0:0.1..1', ['64 256 512', '2', '0.01 0.1', 'lazy 0.1 1 rich']],
  ] as const;

  it.each(LOCKS)('of %s stand at the ends of the tracks, and no two marks touch', async (locked, marks) => {
    await page.viewport(390, 844);
    const { flags } = readFlags(`?lock=${locked}`);
    lab = openLab({ host: createFakeWorkers().host, notices: [], flags });
    const { container } = await show(<MainControls />);
    const seen = () =>
      ['net.width', 'net.depth', 'train.lr', 'scaling.gamma0'].map((path) =>
        marksBelow(container.querySelector(`[data-setting="${path}"] [aria-hidden]:has(> span, > b)`)),
      );
    await expect.poll(() => seen().map((own) => own.map(({ text }) => text).join(' '))).toEqual(marks);
    for (const own of seen())
      for (const [place, mark] of own.entries()) expect(mark.left).toBeGreaterThan(own[place - 1]?.right ?? -Infinity);
  });

  /** Returns the marks that are seen below a track, from left to right. */
  const marksBelow = (row: Element | null) =>
    [...(row?.children ?? [])]
      .filter((mark) => getComputedStyle(mark).visibility === 'visible')
      .map((mark) => {
        const { left, right } = mark.getBoundingClientRect();
        return { left, right, text: mark.textContent };
      })
      .sort((a, b) => a.left - b.left);
});

describe('an exact value', () => {
  it('that can not be is refused at its control, and the experiment stays', async () => {
    await show(<MainControls />);
    const width = page.getByRole('textbox', { name: 'Width, exact value' });
    await width.fill('5000');
    await userEvent.keyboard('{Enter}');
    await expect
      .element(width)
      .toHaveAccessibleErrorMessage('Width n is 5000; allowed: a whole number from 1 to 4096.');
    await expect.element(width).toHaveValue('5000');
    expect(experiment()).toEqual(defaultExperiment);
  });

  it('that was refused is given up with Escape', async () => {
    await show(<MainControls />);
    const width = page.getByRole('textbox', { name: 'Width, exact value' });
    await width.fill('none');
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByRole('alert')).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.element(page.getByRole('alert')).not.toBeInTheDocument();
    await expect.element(width).toHaveValue('256');
  });
});

describe('the scaling', () => {
  it('is chosen by arrow keys, and brings exponents of its own with Custom', async () => {
    await show(<MainControls />);
    await page.getByText('Custom', { exact: true }).click();
    expect(experiment().scaling.preset).toBe('custom');
    const hidden = page.getByRole('textbox', { name: 'Exponent b, hidden layer' });
    await hidden.fill('0.75');
    await userEvent.keyboard('{Enter}');
    expect(experiment().scaling.b?.[1]).toBe(0.75);
    await hidden.fill('99');
    await userEvent.keyboard('{Enter}');
    await expect.element(hidden).toHaveAccessibleErrorMessage(/numbers from -4 to 4/);
    expect(experiment().scaling.b?.[1]).toBe(0.75);
  });
});

describe('the settings', () => {
  it('all have a name', async () => {
    await show(<SettingsPanel />);
    const controls = [...document.querySelectorAll<HTMLElement>('aside :is(input, select, button)')];
    expect(controls.length).toBeGreaterThan(20);
    const nameless = controls.filter(
      (control) => !control.ariaLabel && !control.textContent && !control.closest('label'),
    );
    expect(nameless.map((control) => control.outerHTML)).toEqual([]);
  });

  it('a switch changes by Space, a choice by its text, a number by Enter', async () => {
    await show(<SettingsPanel />);
    const centered = page.getByRole('switch', { name: 'Centred output' });
    await expect.element(centered).toBeChecked();
    centered.element().focus();
    await userEvent.keyboard(' ');
    await expect.element(centered).not.toBeChecked();
    expect(experiment().scaling.centered).toBe(false);
    await page.getByRole('combobox', { name: 'Activation' }).selectOptions('tanh');
    expect(experiment().net.activation).toBe('tanh');
    const seed = page.getByRole('textbox', { name: 'Seed', exact: true });
    await seed.fill('7');
    await userEvent.keyboard('{Enter}');
    expect(experiment().seed).toBe(7);
  });

  it('a clash is refused at the control that asked for it, with a sentence', async () => {
    lab.experiment.getState().change('scaling.gamma0', 2);
    await show(<SettingsPanel />);
    const rule = page.getByRole('combobox', { name: 'Learning rule' });
    await rule.selectOptions('Predictive coding');
    await expect.element(rule).toHaveAccessibleErrorMessage(/allowed/);
    expect(experiment().train.rule).toBe('bp');
  });

  it('the full batch is a switch beside the number of samples', async () => {
    await show(<SettingsPanel />);
    const full = page.getByRole('switch', { name: 'full' });
    await full.click();
    expect(experiment().train.batch).toBe('full');
    await full.click();
    expect(experiment().train.batch).toBe(64);
  });

  it('a factor for each layer comes and goes with its switch', async () => {
    await show(<SettingsPanel />);
    await page.getByRole('switch', { name: /factor/i }).click();
    expect(experiment().train.layerLr).toEqual([1, 1, 1, 1]);
    const second = page.getByRole('textbox', { name: 'Learning-rate factor, layer 2' });
    await second.fill('0.5');
    await userEvent.keyboard('{Enter}');
    expect(experiment().train.layerLr).toEqual([1, 0.5, 1, 1]);
  });
});
