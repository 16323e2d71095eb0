/** What a person does where a network trains. */
import { drawnLinks } from '../../e2e/drawn-links.ts';
import { inspectorPage } from '../../e2e/inspector-page.ts';
import { timePage } from '../../e2e/time-page.ts';
import { TASK_NAMES } from '../../src/tasks/tasks.ts';
import { enter, goTo, oneOf, onePart, pressOne, type Act, type Walker } from './walker.ts';

/** Experiments of any kind, all small, the same for every walk. */
const LINKS = drawnLinks(400).filter((link) => /^#v=1(?!&view=)/.test(link));
/** An experiment that trains on and on, in which all controls do something. */
const LASTING = '#v=1&task=planar&samples=64&width=32&depth=2&batch=32&steps=1000000';
/** What a person types who doesn't know what is allowed. */
const TYPED = ['abc', '-1', '1e9', '', '0.3', '12', '3,5'];
/** The pairs of values of "Compare with …". */
const PAIRS = [
  ['net.width', '8', '64'],
  ['net.depth', '1', '4'],
  ['train.lr', '0.01', '0.1'],
  ['net.activation', 'relu', 'tanh'],
  ['train.optimizer', 'sgd', 'adam'],
] as const;
const TIME_KEYS = ['Home', 'End', 'ArrowLeft', 'ArrowRight', 'PageDown'];

/** Does something where the network trains, wherever the walker is. */
const training =
  (act: Act): Act =>
  async (walker) => {
    if (!/^#v=1(?!&view=)/.test(walker.lab.hash())) await goTo(walker, 'Training');
    return act(walker);
  };

const main = ({ page }: Walker) => page.getByRole('main');
const inOneStep = async (walker: Walker, keys: readonly string[], part: ReturnType<typeof main>) => {
  const slider = await onePart(walker, part);
  for (let presses = 1 + walker.random.integer(3); slider && presses > 0; presses--)
    await slider.press(oneOf(walker, keys));
  return slider !== null;
};

/** Chooses an option of one of some menus. */
export async function chooseOne(walker: Walker, menus: ReturnType<typeof main>): Promise<boolean> {
  const menu = await onePart(walker, menus);
  const options = await menu?.evaluate((element) =>
    [...(element as HTMLSelectElement).options].flatMap(({ value, disabled }) => (disabled ? [] : [value])),
  );
  if (!menu || !options || options.length === 0) return false;
  await menu.selectOption(oneOf(walker, options));
  return true;
}

/** Each action by its name, with how often it is drawn. */
export const LAB_ACTIONS: Readonly<Record<string, readonly [often: number, act: Act]>> = {
  'enter a drawn link': [
    4,
    async (walker) => {
      await enter(walker, oneOf(walker, LINKS));
      return true;
    },
  ],
  'enter a lasting run': [
    4,
    async (walker) => {
      await enter(walker, `${LASTING}&seed=${walker.random.integer(1000)}`);
      return true;
    },
  ],
  'move a slider': [
    5,
    training((walker) =>
      inOneStep(
        walker,
        ['ArrowLeft', 'ArrowRight'],
        main(walker).getByRole('region', { name: 'Experiment' }).getByRole('slider'),
      ),
    ),
  ],
  'type a value': [
    3,
    training(async (walker) => {
      const field = await onePart(walker, main(walker).getByRole('textbox', { name: /exact value/ }));
      await field?.fill(oneOf(walker, TYPED));
      await field?.press(oneOf(walker, ['Enter', 'Tab', 'Escape']));
      return field !== null;
    }),
  ],
  'choose a task': [
    3,
    training(async (walker) => {
      await walker.lab.choose(
        oneOf(
          walker,
          TASK_NAMES.filter((name) => name !== 'own'),
        ),
      );
      return true;
    }),
  ],
  'choose a scaling': [
    2,
    training((walker) =>
      pressOne(walker, walker.page.getByRole('radiogroup', { name: 'Learning-rate scaling' }).locator('label')),
    ),
  ],
  'change one of all settings': [
    4,
    training(async (walker) => {
      const settings = walker.page.locator('#settings');
      if (!(await settings.isVisible())) {
        await main(walker).getByRole('button', { name: 'All settings' }).first().click();
        await settings.waitFor();
      }
      return (
        (await chooseOne(walker, settings.locator('select'))) ||
        pressOne(walker, settings.locator('label:has(input[type=radio])'))
      );
    }),
  ],
  'choose what a chart or picture shows': [
    3,
    training((walker) => chooseOne(walker, main(walker).locator('section select, figure select'))),
  ],
  'choose how it is shown': [
    3,
    training((walker) => pressOne(walker, main(walker).locator('figure label:has(input[type=radio]), [aria-pressed]'))),
  ],
  'keep or change the settings of the task': [
    1,
    training((walker) =>
      pressOne(walker, walker.page.getByRole('status', { name: 'Settings of the task' }).getByRole('button')),
    ),
  ],
  'press the transport': [
    5,
    training((walker) =>
      pressOne(walker, walker.page.getByRole('group', { name: 'Run', exact: true }).getByRole('button')),
    ),
  ],
  'lazy | rich': [
    2,
    training(async ({ lab }) => {
      await lab.lazyRich();
      return true;
    }),
  ],
  'compare with': [
    2,
    training(async (walker) => {
      const [setting, left, right] = oneOf(walker, PAIRS);
      await walker.lab.compareWith(setting, left, right);
      return true;
    }),
  ],
  'drag the time': [
    3,
    training(async (walker) => {
      const { slider, drag } = timePage(walker.page);
      if (!(await onePart(walker, slider))) return false;
      await drag(walker.random.uniform());
      return true;
    }),
  ],
  'step through the time': [3, training((walker) => inOneStep(walker, TIME_KEYS, timePage(walker.page).slider))],
  'play back': [
    1,
    training((walker) => pressOne(walker, walker.page.getByRole('button', { name: 'Play back', exact: true }))),
  ],
  'return to now': [2, training((walker) => pressOne(walker, timePage(walker.page).now))],
  'look into a layer': [
    3,
    training((walker) => pressOne(walker, walker.page.getByRole('button', { name: /^Inspect / }))),
  ],
  'choose in the inspector': [
    3,
    training(async (walker) => {
      const { panel } = inspectorPage(walker.page);
      return (
        (await panel.isVisible()) && pressOne(walker, panel.locator('label:has(input[type=radio]), [aria-pressed]'))
      );
    }),
  ],
  'answer what the run asks': [
    3,
    training((walker) =>
      pressOne(walker, walker.lab.failure.getByRole('button').or(walker.lab.linkNotices.getByRole('button'))),
    ),
  ],
};
