/** Every control that has words keeps them readable at rest, under the pointer and pressed, in both themes. */
import { afterEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import '../charts/shell/tokens.css';
import './global.css';
import { openLab, type Lab } from '../store/lab.ts';
import { createFakeWorkers } from '../worker/testing/fake-worker.ts';
import { App } from './app.tsx';
import { Choice } from './kit/choice.tsx';
import { TextButton } from './kit/text-button.tsx';
import { Toggle } from './kit/toggle.tsx';
import { LabContext } from './lab-context.ts';
import { CONTROL_STATES, forceableStates, inState, leastContrast } from './testing/contrast.ts';

/** WCAG 2, level AA, for text of any size. */
const LEAST = 4.5;
const CONTROLS =
  'button, a[href], summary, select, label, input:not([type=range]), [role=tab], [role=menuitem], [role=option], [role=button]';
const TRAINING = '#v=1&task=planar&width=8&depth=2&gamma0=0.01&right.gamma0=10';

/** The parts of the page that have controls of their own, each with what brings it into sight. */
const PARTS: Readonly<
  Record<string, { link: string; show?: (lab: Lab) => void | Promise<void>; ready: () => Element | null }>
> = {
  'two networks, and all settings': {
    link: TRAINING,
    show: ({ view }) => view.getState().setSettingsOpen(true),
    ready: () => document.querySelector('#settings'),
  },
  'the list of runs': {
    link: TRAINING,
    show: ({ view }) => view.getState().setRunsOpen(true),
    ready: () => document.querySelector('aside'),
  },
  'the inspector': {
    link: `${TRAINING}&inspect=1`,
    ready: () => document.querySelector('[aria-label="Close the inspector"]'),
  },
  'the help': {
    link: TRAINING,
    show: () => userEvent.keyboard('?'),
    ready: () => document.querySelector('[role=dialog]'),
  },
  'the tour': {
    link: TRAINING,
    show: ({ view }) => view.getState().beginTour(),
    ready: () => document.querySelector('[data-tour-card]'),
  },
  'the list of lessons': {
    link: '#v=1&view=lesson',
    ready: () => document.querySelector('main a[href]'),
  },
  'a lesson with a link that was followed': {
    link: '#v=1&view=lesson&lesson=lazy-or-rich',
    show: async () => {
      await expect.poll(lessonLink).not.toBeNull();
      lessonLink()?.click();
    },
    ready: () => document.querySelector('a[aria-current]'),
  },
  'a sweep': { link: '#v=1&view=sweep', ready: () => document.querySelector('main select') },
  'a prior': { link: '#v=1&view=prior', ready: () => document.querySelector('main input') },
};

const lessonLink = () => document.querySelector<HTMLElement>('main p a[href^="#v=1"]');

afterEach(() => delete document.documentElement.dataset.theme);

describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
  it.each(Object.entries(PARTS))('%s', async (_, { link, show, ready }) => {
    await page.viewport(1440, 900);
    history.replaceState(null, '', location.pathname + location.search + link);
    const lab = openLab({ host: createFakeWorkers().host, notices: [] });
    await render(
      <LabContext value={lab}>
        <App />
      </LabContext>,
    );
    await expect.element(page.getByRole('button', { name: /^Help/ })).toBeVisible();
    await show?.(lab);
    await expect.poll(ready, { timeout: 10_000 }).not.toBeNull();
    document.documentElement.dataset.theme = theme;
    expect(unreadable(10)).toEqual([]);
  });

  it('every look of buttons and toggles', async () => {
    const nothing = () => undefined;
    await render(
      <>
        {(['quiet', 'primary', 'danger'] as const).map((look) => (
          <TextButton key={look} look={look} onPress={nothing}>
            {look}
          </TextButton>
        ))}
        <Toggle text="on" label="on" isOn onChange={nothing} />
        <Toggle text="off" label="off" isOn={false} onChange={nothing} />
        <Choice label="choice" options={OPTIONS} value="one" onChange={nothing} />
      </>,
    );
    document.documentElement.dataset.theme = theme;
    expect(unreadable(6)).toEqual([]);
  });
});

const OPTIONS = [
  { value: 'one', text: 'one' },
  { value: 'other', text: 'other' },
];

/** Returns the controls of the page, at least so many, that can't be read well in a state, with the state. */
function unreadable(least: number): string[] {
  forceableStates();
  const controls = [...document.querySelectorAll<HTMLElement>(CONTROLS)].filter(isInUse);
  expect(controls.length).toBeGreaterThan(least);
  return controls.flatMap((control) =>
    (Object.keys(CONTROL_STATES) as (keyof typeof CONTROL_STATES)[])
      .map((state) => ({ state, contrast: inState(control, state, () => leastContrast(control)) }))
      .filter(({ contrast }) => contrast < LEAST)
      .map(({ state, contrast }) => `${contrast.toFixed(2)} ${state}: ${control.outerHTML.slice(0, 160)}`),
  );
}

/** What can't be used needs no contrast. */
const isInUse = (control: HTMLElement) =>
  !control.matches(':disabled, [aria-disabled=true]') && control.closest('[data-disabled]') === null;
