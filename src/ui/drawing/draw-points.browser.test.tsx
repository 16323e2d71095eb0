/** Drawing by mouse and keys, over the picture of a lab whose workers never answer. */
import { beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { frameLayout } from '../../config/frame.ts';
import { openLab, type Lab } from '../../store/lab.ts';
import { MOST_POINTS, REACH, writePoints, type DrawnPoint } from '../../tasks/drawn-points.ts';
import { createFakeWorkers } from '../../worker/testing/fake-worker.ts';
import { LabContext } from '../lab-context.ts';
import { LearnedFunction } from '../pictures/learned-function.tsx';

const SIDE = 300;

let lab: Lab;
let workers: ReturnType<typeof createFakeWorkers>['workers'];
beforeEach(() => page.viewport(800, 600));

async function show(link: string) {
  history.replaceState(null, '', `${location.pathname}${location.search}${link}`);
  const fake = createFakeWorkers();
  workers = fake.workers;
  lab = openLab({ host: fake.host, notices: [] });
  await render(
    <LabContext value={lab}>
      <div style={{ width: SIDE }}>
        <LearnedFunction />
      </div>
    </LabContext>,
  );
}
const points = () => {
  const { task } = lab.experiment.getState().experiment;
  return task.name === 'drawn' ? task.points : null;
};
const surface = () => page.getByTestId('draw-surface');
/** Clicks at a place, 0 to 1 from the upper left. */
const clickAt = (x: number, y: number, options: object = {}) =>
  surface().click({ position: { x: x * SIDE, y: y * SIDE }, ...options });
const near = (point: DrawnPoint | undefined, expected: DrawnPoint) => {
  expect(point).toHaveLength(expected.length);
  // Half a pixel.
  point?.forEach((value, i) => expect(Math.abs(value - expected[i])).toBeLessThan(REACH / SIDE + 1e-9));
};

describe('drawing in the plane', () => {
  it('places a point where one clicks, of the chosen class, and of the other with Shift or the right button', async () => {
    await show('#v=1&task=drawn&points=none');
    await clickAt(0.5, 0.5);
    await clickAt(0.75, 0.25, { modifiers: ['Shift'] });
    await clickAt(0.25, 0.75, { button: 'right' });
    await page.getByRole('button', { name: 'Place points of class −1' }).click();
    await clickAt(0.1, 0.1);
    const found = points() ?? [];
    expect(found).toHaveLength(4);
    near(found[0], [0, 0, 1]);
    near(found[1], [1.5, 1.5, -1]);
    near(found[2], [-1.5, -1.5, -1]);
    near(found[3], [-2.4, 2.4, -1]);
    expect(surface().element().querySelectorAll('circle')).toHaveLength(4);
  });

  it('lists the points in a table, the newest first, from which each can be taken away', async () => {
    await show(
      `#v=1&task=drawn&points=${writePoints([
        [0, 1, 1],
        [1.5, -0.5, -1],
        [-2, 2, 1],
      ])}`,
    );
    await page.getByRole('button', { name: '3 points: list' }).click();
    const table = page.getByRole('table', { name: /points that you have placed/ });
    await expect.poll(() => table.getByRole('row').all().length).toBe(4);
    const rows = table.getByRole('row').all().slice(1);
    expect(rows.map((row) => row.element().textContent)).toEqual(['3−2.0012.001+1', '21.500−0.5010−1', '100.9990+1']);
    const second = page.getByRole('button', { name: 'Remove point 2' });
    (second.element() as HTMLElement).focus();
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => points()?.length).toBe(2);
    near(points()?.[1], [-2, 2, 1]);
    // Another point has taken its place, and the focus.
    await expect.element(page.getByRole('button', { name: 'Remove point 1' })).toHaveFocus();
  });

  it('places points along the way where one drags with a mouse, all of them one step to undo', async () => {
    await show('#v=1&task=drawn&points=none');
    await clickAt(0.5, 0.9);
    await surface().dropTo(surface(), {
      sourcePosition: { x: 30, y: 60 },
      targetPosition: { x: 150, y: 60 },
    });
    const [, ...stroke] = points() ?? [];
    // 120 pixels in twelves.
    expect(stroke.length).toBeGreaterThanOrEqual(10);
    expect(stroke.length).toBeLessThanOrEqual(11);
    near(stroke[0], [-2.4, 1.8, 1]);
    expect(stroke.every(([, y]) => Math.abs(y - 1.8) < 0.02)).toBe(true);
    expect(getSelection()?.toString()).toBe('');
    lab.undo();
    await expect.poll(() => points()?.length).toBe(1);
  });

  it('places nothing where a finger drags, and a point where it taps', async () => {
    await show('#v=1&task=drawn&points=none');
    await expect.element(surface()).toBeVisible();
    const element = surface().element();
    const { left, top } = element.getBoundingClientRect();
    const at = (x: number) => ({ clientX: left + x, clientY: top + 50, bubbles: true });
    const down = () => element.dispatchEvent(new PointerEvent('pointerdown', { ...at(20), pointerType: 'touch' }));
    down();
    element.dispatchEvent(new PointerEvent('pointermove', { ...at(90), pointerType: 'touch' }));
    element.dispatchEvent(new MouseEvent('click', at(90)));
    expect(points()).toEqual([]);
    down();
    element.dispatchEvent(new MouseEvent('click', at(22)));
    expect(points()).toHaveLength(1);
  });

  it('goes by keys alone: arrows move a cursor, Enter places, Backspace takes back', async () => {
    await show('#v=1&task=drawn&points=none');
    await expect.element(surface()).toBeVisible();
    (surface().element() as HTMLElement).focus();
    await userEvent.keyboard('{ArrowRight}{ArrowRight}{ArrowUp}{Enter}');
    await userEvent.keyboard('{ArrowLeft}{Shift>}{ArrowDown}{Enter}{/Shift}');
    expect(points()).toEqual([
      [0.6, 0.3, 1],
      [0.3, 0.27, -1],
    ]);
    await expect.element(surface().getByRole('status')).toHaveTextContent('Point 2 placed at 0.30, 0.27, class −1');
    await userEvent.keyboard('{Backspace}');
    expect(points()).toEqual([[0.6, 0.3, 1]]);
    await expect.element(surface()).toHaveAccessibleName('Place points of two classes: 1 point');
  });

  it('takes back and clears by its buttons', async () => {
    await show('#v=1&task=drawn&points=none');
    for (const at of [0.2, 0.4, 0.6]) await clickAt(at, 0.5);
    await page.getByRole('button', { name: /Take the last point back/ }).click();
    expect(points()).toHaveLength(2);
    await page.getByRole('button', { name: /^Clear/ }).click();
    expect(points()).toEqual([]);
    await expect.element(page.getByText('Click, drag or tap here to place the first points.')).toBeVisible();
  });

  it('says that there is no room for more', async () => {
    const full = Array.from({ length: MOST_POINTS }, (_, i): DrawnPoint => [(i - 128) / 100, 0, 1]);
    await show(`#v=1&task=drawn&points=${writePoints(full)}`);
    await expect.element(page.getByRole('alert')).toHaveTextContent('A link holds at most 256 points');
    await clickAt(0.5, 0.9);
    expect(points()).toHaveLength(MOST_POINTS);
  });
});

describe('drawing on the curve', () => {
  it('places heights, without classes', async () => {
    await show('#v=1&task=drawn&on=line&points=none');
    await clickAt(0.5, 0);
    const [point] = points() ?? [];
    expect(point[0]).toBeCloseTo(0, 1);
    expect(point[1]).toBeGreaterThan(2.9);
    expect(page.getByRole('button', { name: /Place points of class/ }).elements()).toHaveLength(0);
    await surface().dropTo(surface(), { sourcePosition: { x: 20, y: 100 }, targetPosition: { x: 60, y: 100 } });
    expect(points()?.length).toBeGreaterThan(3);
    expect(getSelection()?.toString()).toBe('');
  });
});

describe('drawing beside a network that has diverged', () => {
  it('begins both again with the rate that its message offers', async () => {
    await show('#v=1&task=drawn&depth=2&lr=0.05&right.gamma0=10');
    const [worker] = workers;
    worker.ready();
    const { stride } = frameLayout(2);
    for (const member of [0, 1])
      worker.say({ type: 'frames', runId: 1, member, count: 1, values: new Float32Array(stride) });
    const remedy = { path: 'train.lr', value: 0.003 };
    const end = { code: 'diverged', sentence: 'It diverged.', control: 'train.lr', remedy };
    worker.say({ type: 'ended', runId: 1, member: 1, ...end });
    lab.applyRemedy(1);
    expect(lab.run.getState().shown.map(({ experiment, failure }) => [experiment.train.lr, failure])).toEqual([
      [0.003, null],
      [0.003, null],
    ]);
  });
});

describe('drawing in the place of another task', () => {
  const picture = (count: number) => ({
    kind: 'scatter' as const,
    xLabel: '',
    yLabel: '',
    areInputs: true,
    points: Float32Array.from({ length: 3 * count }, (_, i) => (i % 3 === 2 ? 1 : i / (3 * count))),
  });
  const begin = async (samples: number) => {
    await show(`#v=1&task=planar&samples=${samples}&right.gamma0=10`);
    lab.run.setState(({ shown }) => ({
      shown: shown.map((each) => ({ ...each, task: { sentence: '', picture: picture(Math.min(samples, 300)) } })),
    }));
    lab.pictures.store.setState(
      (sides) =>
        sides.map((side) => ({
          ...side,
          function: {
            recording: lab.run.getState().shown[0],
            step: 0,
            picture: {
              kind: 'function',
              of: 'plane',
              side: 2,
              low: -1,
              high: 1,
              outputs: 1,
              f: new Float32Array(4),
              hinges: new Float32Array(),
            },
          },
        })),
      true,
    );
    await page.getByRole('button', { name: /^Draw points/ }).click();
  };

  it('begins with its samples, on both sides of a comparison', async () => {
    await begin(6);
    expect(points()).toHaveLength(6);
    expect(points()?.[1]).toEqual([0.168, 0.222, 1]);
    const { right, differing } = lab.experiment.getState();
    expect(differing).toEqual(['scaling.gamma0']);
    expect(right?.task).toEqual(lab.experiment.getState().experiment.task);
    expect(right?.train).toMatchObject({ lr: 0.3, lrUnit: 'critical' });
  });

  it('begins empty where there are too many of them', async () => {
    await begin(1000);
    expect(points()).toEqual([]);
  });
});
