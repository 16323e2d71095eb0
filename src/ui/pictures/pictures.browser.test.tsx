import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type {
  FeaturesData,
  ShownFeatures,
  ShownKernel,
  ShownUnits,
  ShownWeights,
} from '../../charts/features/features-data.ts';
import { createKernelPicture } from '../../charts/features/kernel-picture.ts';
import { createWeightsPicture, fitUnits } from '../../charts/features/weights-picture.ts';
import { createConfusionPicture } from '../../charts/function/confusion-picture.ts';
import { createTablePicture } from '../../charts/function/table-picture.ts';
import type { FunctionData, AnsweredFunction } from '../../charts/function/function-data.ts';
import {
  COLORS,
  colorOfClass,
  colorOfLimit,
  colorOfRich,
  colorOfTwin,
  signedColor,
} from '../../charts/shell/palette.ts';
import { shownPixels } from '../../charts/shell/testing/shown-pixels.ts';
import type { FunctionPicture } from '../../engine/pictures/picture.ts';
import { words } from '../../words/words.ts';
import { createFeaturesPicture } from '../../charts/features/features-picture.ts';
import { createFunctionPicture } from '../../charts/function/function-picture.ts';
import type { Chart } from '../../charts/shell/create-chart.ts';
import { openLab } from '../../store/lab.ts';
import { createFakeWorkers } from '../../worker/testing/fake-worker.ts';
import { LabContext } from '../lab-context.ts';
import { PictureFigure } from './picture-figure.tsx';

const SIDE = 200;

/** A line without kinks, and without other fits. */
const NOTHING_BESIDE = { kinks: new Float32Array(0), twin: null, limit: null };

let container: HTMLElement;
let root: Root;
beforeEach(() => {
  document.documentElement.dataset.theme = 'light';
  container = document.body.appendChild(document.createElement('div'));
  container.style.width = `${SIDE}px`;
  root = createRoot(container);
});
afterEach(() => {
  root.unmount();
  container.remove();
  delete document.documentElement.dataset.theme;
});

const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
const image = () => container.querySelector('[role=img], [role=application]');
const isDrawn = async () => {
  await expect.poll(() => image()?.getAttribute('aria-label')).toBeTruthy();
  await nextFrame();
  await nextFrame();
};
const shades = (color: string) => [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16));

/** The colour at a place of the square, 0 to 1 from the upper left: what all canvases show over the surface. */
function colorAt(x: number, y: number): number[] {
  return [...container.querySelectorAll('canvas')].reduce((below, canvas) => {
    const { data, width, height } = shownPixels(canvas);
    const [column, row] = [Math.round(x * width), Math.round(y * height)];
    const [r, g, b, alpha] = data.subarray(4 * (row * width + column));
    return [r, g, b].map((shade, index) => below[index] + ((shade - below[index]) * alpha) / 255);
  }, shades(COLORS.light.surface));
}
const isNear = (one: readonly number[], other: readonly number[], most = 24) =>
  one.every((shade, index) => Math.abs(shade - other[index]) <= most);

const lab = openLab({ host: createFakeWorkers().host, notices: [] });

function figureOf<Data>(make: (container: HTMLElement) => Chart<Data>, data: Data | null, empty: string) {
  const follow = (
    draw: (drawing: { data: Data; caption: string; figureCaption: string; step: number } | null) => void,
  ) => {
    draw(data && { data, caption: '', figureCaption: '', step: 0 });
    return () => undefined;
  };
  return (
    <LabContext value={lab}>
      <PictureFigure testId="figure" title="" figureTitle="" kind="figure" make={make} follow={follow} empty={empty} />
    </LabContext>
  );
}

describe('the picture of a function', () => {
  const show = (learned: FunctionPicture, more: Partial<FunctionData> = {}) => {
    const data = { run: 'one', learned, task: null, classes: null, color: colorOfRich, accuracy: null, ...more };
    root.render(figureOf<FunctionData>(createFunctionPicture, data, ''));
    return isDrawn();
  };

  it('is an empty square until something is known', async () => {
    root.render(figureOf<FunctionData>(createFunctionPicture, null, words.pictures.function.empty));
    await expect.poll(() => container.textContent).toContain(words.pictures.function.empty);
    expect(image()?.checkVisibility({ visibilityProperty: true }) ?? false).toBe(false);
    const square = container.querySelector('figure')?.firstElementChild;
    const { width, height } = square?.getBoundingClientRect() ?? { width: 0, height: 1 };
    expect([width, height]).toEqual([SIDE, SIDE]);
  });

  it('draws a line through its values', async () => {
    const x = Float32Array.of(-1, 0, 1);
    const line = Float32Array.of(-1, -1, 1, 1);
    const task = { kind: 'curve', xLabel: '', yLabel: '', line, points: new Float32Array(0) } as const;
    await show({ kind: 'function', of: 'line', x, f: Float32Array.of(1, 1, 1), ...NOTHING_BESIDE }, { task });
    // The curve and the room around it lie between the upper edge and 14 pixels above the lower one.
    const at = (value: number) => ((1.364 - value) / 2.728) * (1 - 14 / SIDE);
    expect(isNear(colorAt(0.25, at(1)), shades(colorOfRich('light')))).toBe(true);
    expect(isNear(colorAt(0.25, at(0.5)), shades(COLORS.light.surface))).toBe(true);
  });

  it('draws the fits beside that of the network dashed, in colours of their own', async () => {
    const x = Float32Array.from({ length: 100 }, (_, i) => i / 50 - 1);
    const at = (value: number) => x.map(() => value);
    const fits = { f: at(-1), twin: at(0.9), limit: at(0.4), kinks: new Float32Array(0) };
    const line = Float32Array.of(-1, -1, 1, 1);
    const task = { kind: 'curve', xLabel: '', yLabel: '', line, points: new Float32Array(0) } as const;
    await show({ kind: 'function', of: 'line', x, ...fits }, { task });
    const place = (value: number) => ((1.364 - value) / 2.728) * (1 - 14 / SIDE);
    const shareOf = (value: number, color: string) => {
      const columns = Array.from({ length: SIDE / 2 - 40 }, (_, i) => (i + 20) / SIDE);
      // A thin line may lie between two rows of pixels.
      const rows = [-1, 0, 1].map((row) => place(value) + row / SIDE);
      const isOn = (column: number) => rows.some((row) => isNear(colorAt(column, row), shades(color), 60));
      return columns.filter(isOn).length / columns.length;
    };
    for (const [value, color] of [
      [0.9, colorOfTwin('light')],
      [0.4, colorOfLimit('light')],
    ] as const) {
      expect(shareOf(value, color)).toBeGreaterThan(0.15);
      expect(shareOf(value, color)).toBeLessThan(0.85);
    }
    expect(shareOf(-1, colorOfRich('light'))).toBeGreaterThan(0.95);
    // sqrt((1.9² + 0.1²) / 2) from the two points of the curve.
    expect(image()?.getAttribute('aria-label')).toContain('The fit of “lazy twin” is 1.3 away');
  });

  it('draws the samples of a plane on top of its field', async () => {
    const side = 32;
    const f = Float32Array.from({ length: side ** 2 }, (_, i) => (i % side) - side / 2 + 0.5);
    const points = Float32Array.of(-0.5, 0.5, 1);
    const task = { kind: 'scatter', xLabel: '', yLabel: '', areInputs: true, points } as const;
    await show(
      { kind: 'function', of: 'plane', side, low: -1, high: 1, outputs: 1, f, hinges: new Float32Array() },
      { task, classes: 2, accuracy: 0.94 },
    );
    const [zero, one] = [0, 1].map((index) => shades(colorOfClass(index)('light')));
    expect(isNear(colorAt(0.25, 0.25), one)).toBe(true);
    expect(isNear(colorAt(0.5, 0.9), shades(COLORS.light.ink))).toBe(true);
    const distance = (a: number[], b: number[]) => Math.hypot(...a.map((shade, index) => shade - b[index]));
    expect(distance(colorAt(0.1, 0.9), zero)).toBeLessThan(distance(colorAt(0.1, 0.9), one));
    expect(distance(colorAt(0.9, 0.9), one)).toBeLessThan(distance(colorAt(0.9, 0.9), zero));
    expect(image()?.getAttribute('aria-label')).toContain('94 %');
  });

  it('draws the line of a chosen unit over the field, and says how many there are', async () => {
    const side = 32;
    const f = new Float32Array(side ** 2).fill(1);
    const hinges = Float32Array.of(1, 0, -0.5, 0, 1, 7);
    await show({ kind: 'function', of: 'plane', side, low: -1, high: 1, outputs: 1, f, hinges }, { classes: 2 });
    // The line is 1.5 pixels wide, so that its dark edge is in this pixel, too.
    const isChosen = (x: number) => isNear(colorAt(x, 0.3), shades(COLORS.light.chosen), 70);
    expect([isChosen(0.75), isChosen(0.6)]).toEqual([true, false]);
    expect(image()?.getAttribute('aria-label')).toContain('Lines of 1 chosen units');
  });

  const answers: FunctionPicture & { of: 'images' } = {
    ...{ kind: 'function', of: 'images', side: 2, images: Uint32Array.of(4, 2), pixels: new Float32Array(8) },
    ...{ truth: Uint8Array.of(1, 0), predicted: Uint8Array.of(0, 0) },
    ...{ certainty: Float32Array.of(0.99, 0.6), error: Float32Array.of(4.61, 0.51) },
    answers: { labels: ['three', 'seven'], accuracy: 0.7, confusion: Uint32Array.of(6, 0, 3, 1) },
  };

  it('writes the wrong answers only in red, and says them', async () => {
    await show(answers);
    // Two images fill the width one below the other, below the head; the answers are in the right halves.
    const head = (30 * 0.7) / SIDE;
    const hasRed = (from: number, to: number) =>
      Array.from({ length: 60 }, (_, x) => 0.5 + x / 120).some((x) =>
        Array.from({ length: 60 }, (_, y) => from + ((to - from) * y) / 60).some((y) =>
          isNear(colorAt(x, y), shades(COLORS.light.danger)),
        ),
      );
    expect(hasRed(head, (1 + head) / 2)).toBe(true);
    expect(hasRed((1 + head) / 2, 1)).toBe(false);
    expect(image()?.getAttribute('aria-label')).toContain('seven taken for three');
    expect(image()?.getAttribute('aria-label')).toContain('4.61');
  });

  describe('as a table of answers', () => {
    const showTable = async () => {
      const data = { run: 'one', learned: answers, task: null, classes: 2, color: colorOfRich, accuracy: 0.7 };
      root.render(figureOf<FunctionData<AnsweredFunction>>(createConfusionPicture, data, ''));
      await isDrawn();
    };
    // Two rows of cells below the head and the names of the columns.
    const names = 18;
    const head = 30 * 0.7;
    const cell = (SIDE - head - names) / 2;
    const left = names + (SIDE - names - 2 * cell) / 2;
    const cornerOf = (row: number, column: number) =>
      [left + (column + 0.2) * cell, head + names + (row + 0.2) * cell].map((at) => at / SIDE);
    const redness = ([red, green, blue]: number[]) => red - (green + blue) / 2;

    it('makes mistakes stand out, and keeps what is right calm', async () => {
      await showTable();
      const at = (row: number, column: number) => {
        const [x, y] = cornerOf(row, column);
        return redness(colorAt(x, y));
      };
      expect(at(1, 0)).toBeGreaterThan(60);
      for (const [row, column] of [
        [0, 0],
        [1, 1],
        [0, 1],
      ])
        expect(Math.abs(at(row, column))).toBeLessThan(10);
    });

    it('says its numbers, as a whole and by cell', async () => {
      await showTable();
      expect(image()?.getAttribute('aria-label')).toContain('seven taken for three (3)');
      const picture = image();
      if (!(picture instanceof HTMLElement)) throw new Error('no picture');
      picture.focus();
      for (const key of ['ArrowDown', 'ArrowDown']) picture.dispatchEvent(new KeyboardEvent('keydown', { key }));
      const status = container.querySelector('[role=status]');
      expect(status?.textContent).toBe('seven taken for three: 3 of 4 (75 %)');
      picture.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight' }));
      expect(status?.textContent).toBe('seven answered right: 1 of 4 (25 %)');
      const { left: x, top: y } = picture.getBoundingClientRect();
      const [column, row] = cornerOf(0, 1);
      const over = { clientX: x + column * SIDE, clientY: y + row * SIDE, bubbles: true };
      picture.dispatchEvent(new PointerEvent('pointermove', over));
      expect(container.textContent).toContain('three taken for seven: 0 of 6 (0 %)');
      // The name of a row, which may be cut, is that of its right answers.
      const [, secondRow] = cornerOf(1, 0);
      const atName = { clientX: x + 0.5 * left, clientY: y + secondRow * SIDE, bubbles: true };
      picture.dispatchEvent(new PointerEvent('pointermove', atName));
      expect(container.textContent).toContain('seven answered right: 1 of 4 (25 %)');
    });
  });

  describe('as a table of two numbers', () => {
    // 0 + 0, 0 + 1, 1 + 0 and 1 + 1 modulo 2: the first is learned, and one of each set is wrong.
    const table = {
      truth: Uint8Array.of(0, 1, 1, 0),
      predicted: Uint8Array.of(0, 0, 1, 1),
      isTraining: Uint8Array.of(1, 1, 0, 0),
    };
    const pairs = {
      of: 'pairs',
      samples: 'test',
      target: Float32Array.of(0),
      f: Float32Array.of(0),
      directions: null,
    } as const;
    const learned = { ...pairs, table };
    const names = 18;
    const head = 30 * 0.7;
    const cell = (SIDE - head - names) / 2;
    const left = names + (SIDE - names - 2 * cell) / 2;
    const middleOf = (row: number, column: number) =>
      [left + (column + 0.5) * cell, head + names + (row + 0.5) * cell].map((at) => at / SIDE);

    it('tells what is learned, found and wrong by colour, and by words', async () => {
      const data: FunctionData = { run: 'one', learned, task: null, classes: 2, color: colorOfRich, accuracy: null };
      root.render(figureOf<FunctionData>(createTablePicture, data, ''));
      await isDrawn();
      const at = (row: number, column: number) => {
        const [x, y] = middleOf(row, column);
        return colorAt(x, y);
      };
      const { line, accent, danger } = COLORS.light;
      expect(at(0, 0).slice(0, 3)).toEqual(shades(line));
      expect(at(1, 0).slice(0, 3)).toEqual(shades(accent));
      expect(at(1, 1).slice(0, 3)).toEqual(shades(danger));
      // Paler, over the surface.
      const [red, green] = at(0, 1);
      expect(red).toBeGreaterThan(green + 40);
      expect(green).toBeGreaterThan(shades(danger)[1] + 40);
      expect(image()?.getAttribute('aria-label')).toContain(
        '50 % of the entries of the test set right, and 1 of the 2',
      );
      const picture = image();
      if (!(picture instanceof HTMLElement)) throw new Error('no picture');
      picture.focus();
      for (const key of ['ArrowDown', 'ArrowRight']) picture.dispatchEvent(new KeyboardEvent('keydown', { key }));
      const status = container.querySelector('[role=status]');
      expect(status?.textContent).toBe('0, 1: 0 in place of 1 (training set)');
      picture.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown' }));
      expect(status?.textContent).toBe('1, 1: 1 in place of 0 (test set)');
      picture.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowLeft' }));
      expect(status?.textContent).toBe('1, 0: 1 is right (test set)');
    });
  });

  it('draws the shares of hidden directions below the pairs: a ring at the start, a dot now', async () => {
    const target = Float32Array.of(-1, 1);
    const directions = {
      ...{ names: ['u'], chance: 0.1, dimension: 1 },
      ...{ share: Float32Array.of(0.8, 0.1), start: Float32Array.of(0.1, NaN) },
      ...{ span: Float32Array.of(0.8, 0.1), spanStart: Float32Array.of(0.1, NaN) },
    };
    await show({ kind: 'function', of: 'pairs', samples: 'test', target, f: target, directions });
    // Between 118 and 186 of the 200 pixels, the layer on the left half of the 180 that the axis leaves, f on the right.
    const place = (share: number) => (186 - share * (186 - 118)) / SIDE;
    const [layer, f] = [65, 155].map((pixels) => pixels / SIDE);
    const [rich, surface] = [colorOfRich('light'), COLORS.light.surface].map(shades);
    expect(isNear(colorAt(layer, place(0.8)), rich)).toBe(true);
    expect(isNear(colorAt(f, place(0.1)), rich)).toBe(true);
    expect(isNear(colorAt(f, place(0.8)), surface)).toBe(true);
    // The ring is empty, and the stem above it is not.
    expect(isNear(colorAt(layer, place(0.1)), surface)).toBe(true);
    expect(isNear(colorAt(layer, place(0.45)), surface)).toBe(false);
    expect(image()?.getAttribute('aria-label')).toContain('layer 1 0.80 (0.10 at the start); the output 0.10.');
  });

  it('draws outputs against targets', async () => {
    const target = Float32Array.from({ length: 40 }, (_, i) => i / 39);
    await show({ kind: 'function', of: 'pairs', samples: 'test', target, f: target, directions: null });
    expect(image()?.getAttribute('aria-label')).toContain('of the test samples, 0 apart');
    const isColored = Array.from({ length: 80 }, (_, i) => colorAt(0.1 + (0.9 * i) / 80, 0.9 - (0.9 * i) / 80)).some(
      ([r, , b]) => r - b > 60,
    );
    expect(isColored).toBe(true);
  });
});

describe('the picture of features', () => {
  const onChoose = vi.fn<(unit: number) => void>();
  const onClear = vi.fn<() => void>();
  const makeFeatures = (element: HTMLElement) => createFeaturesPicture(element, { onChoose, onClear });
  const show = (shown: ShownFeatures, more: Partial<FeaturesData> = {}) => {
    const data = { run: 'one', shown, beside: null, color: colorOfRich, chosen: [], labels: null, ...more };
    root.render(figureOf<FeaturesData>(makeFeatures, data, ''));
    return isDrawn();
  };
  const units = (now: number[], start: number[]): ShownUnits => {
    return { layer: 1, of: 'units', now: Float32Array.from(now), start: Float32Array.from(start), trail: null };
  };

  it('draws a unit where it is, and its way from the start', async () => {
    await show(units([2, 1], [1, 1]));
    // The axes reach 2^(5/4): the first step above 2 and its room.
    const at = (x: number, y: number) => colorAt(0.5 + x / 2 ** 1.25 / 2, 0.5 - y / 2 ** 1.25 / 2);
    expect(isNear(at(2, 1), shades(colorOfRich('light')))).toBe(true);
    const [red, , blue] = at(1.5, 1);
    expect(red - blue).toBeGreaterThan(60);
    expect(isNear(at(1.5, 0.5), shades(COLORS.light.surface))).toBe(true);
  });

  it('keeps its range while a run moves back, and shares it with the run beside', async () => {
    const still = units([1, 1], [1, 1]);
    await show(still, { beside: units([4, 1], [1, 1]) });
    const place = 0.5 + 1 / 2 ** 2.25 / 2;
    expect(isNear(colorAt(place, 1 - place), shades(colorOfRich('light')))).toBe(true);
    await show(still);
    expect(isNear(colorAt(place, 1 - place), shades(colorOfRich('light')))).toBe(true);
    await show(still, { run: 'two' });
    await nextFrame();
    expect(isNear(colorAt(place, 1 - place), shades(colorOfRich('light')))).toBe(false);
  });

  it('draws the way that a unit really went, as far as the picture is', async () => {
    const places = [Float32Array.of(1, -1), Float32Array.of(2, -1), Float32Array.of(-2, -2)];
    await show({ ...units([2, 1], [1, 1]), trail: { places, shown: 2 } }, { run: 'trail' });
    const at = (x: number, y: number) => colorAt(0.5 + x / 2 ** 1.25 / 2, 0.5 - y / 2 ** 1.25 / 2);
    const isOnWay = (x: number, y: number) => {
      const [red, , blue] = at(x, y);
      return red - blue > 10;
    };
    expect([isOnWay(1, 0.4), isOnWay(1.5, -1), isOnWay(2, -0.3)]).toEqual([true, true, true]);
    expect([isOnWay(1.5, 1), isOnWay(0, -1.5)]).toEqual([false, false]);
  });

  it('chooses a unit by click and by keys, says where it is, and lets all go by Escape', async () => {
    onChoose.mockClear();
    await show(units([2, 1, -1, -1], [1, 1, -1, -1]), { run: 'choice', chosen: [1] });
    const picture = container.querySelector<HTMLElement>('[role=application]');
    if (!picture) throw new Error('no picture to choose from');
    const { left, top } = picture.getBoundingClientRect();
    const [clientX, clientY] = [left + SIDE * (0.5 + 2 / 2 ** 1.25 / 2), top + SIDE * (0.5 - 1 / 2 ** 1.25 / 2)];
    picture.dispatchEvent(new MouseEvent('click', { clientX: clientX + 3, clientY: clientY - 3, bubbles: true }));
    expect(onChoose).toHaveBeenLastCalledWith(0);
    picture.dispatchEvent(new MouseEvent('click', { clientX: left + 2, clientY: top + 2, bubbles: true }));
    expect(onChoose).toHaveBeenCalledTimes(1);
    const press = (key: string) => picture.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    const spoken = () => container.querySelector('[role=status]')?.textContent;
    press('ArrowRight');
    expect(spoken()).toBe('Unit 1 of 2: at 2.0, 1.0, moved by 1.0');
    press('ArrowRight');
    expect(spoken()).toMatch(/^Unit 2 of 2: .*moved by 0, chosen$/);
    press('Enter');
    expect(onChoose).toHaveBeenLastCalledWith(1);
    expect(onClear).not.toHaveBeenCalled();
    press('Escape');
    expect(onClear).toHaveBeenCalledTimes(1);
    // The chosen unit wears the colour of what is chosen.
    expect(isNear(colorAt(0.5 - 1 / 2 ** 1.25 / 2, 0.5 + 1 / 2 ** 1.25 / 2), shades(COLORS.light.chosen))).toBe(true);
  });

  it('has nothing to choose in samples, which are an image', async () => {
    const now = Float32Array.of(-1, 1, 1, 1);
    await show(
      { layer: 2, of: 'samples', now, start: now, value: Float32Array.of(0, 1), classes: 2 },
      { run: 'image' },
    );
    expect(image()?.getAttribute('tabindex')).toBe('-1');
    expect(container.querySelector('[role=application]')).toBeNull();
  });

  it('draws samples of step 0 in a square of their own, on the same axes', async () => {
    const now = Float32Array.of(1, 1, -1, -1);
    const start = Float32Array.of(0.5, 0, -0.5, 0);
    await show({ layer: 2, of: 'samples', now, start, value: Float32Array.of(0, 1), classes: 2 }, { run: 'beside' });
    // The axes reach 2^(1/4). Step 0 has a square of 60 pixels at the upper right, and now one of 137 at the lower left.
    const inset = (x: number) => colorAt((SIDE - 30 + (30 * x) / 2 ** 0.25) / SIDE, 30 / SIDE);
    expect(isNear(inset(0.5), shades(colorOfClass(0)('light')))).toBe(true);
    expect(isNear(inset(-0.5), shades(colorOfClass(1)('light')))).toBe(true);
    const main = (at: number) =>
      colorAt((68.5 + (68.5 * at) / 2 ** 0.25) / SIDE, (SIDE - 68.5 - (68.5 * at) / 2 ** 0.25) / SIDE);
    expect(isNear(main(1), shades(colorOfClass(0)('light')))).toBe(true);
    expect(isNear(main(-1), shades(colorOfClass(1)('light')))).toBe(true);
  });

  it('draws samples in the colours of their classes', async () => {
    const now = Float32Array.of(-1, 1, 1, 1);
    const value = Float32Array.of(0, 1);
    await show({ layer: 2, of: 'samples', now, start: now, value, classes: 2 });
    const [reach, middle] = [2 ** 0.5, 68.5];
    [0, 1].forEach((index) => {
      const color = colorAt(
        (middle + (middle * now[2 * index]) / reach) / SIDE,
        (SIDE - middle - middle / reach) / SIDE,
      );
      expect(isNear(color, shades(colorOfClass(index)('light')))).toBe(true);
    });
    expect(image()?.getAttribute('aria-label')).toContain('0 %');
  });
});

describe('the picture of weights', () => {
  // Two units on images of 2 x 2 pixels.
  const shown: ShownWeights = {
    ...{ of: 'weights', side: 2, units: Uint16Array.of(6, 2), moved: Float32Array.of(0.5, 0.1) },
    start: Float32Array.of(0, 0, 0, 0, 1, -1, 1, -1),
    now: Float32Array.of(1, 1, 1, 1, 1, -1, 1, -1),
  };
  const show = (beside: ShownWeights | null) => {
    const data = { run: 'one', shown, beside, color: colorOfRich, chosen: [], labels: null };
    root.render(figureOf<FeaturesData<ShownWeights>>(createWeightsPicture, data, ''));
    return isDrawn();
  };
  /** The colour of pixel `index` of the image of a unit: at the start (0), or now (1). */
  const at = (place: number, image: number, index: number) => {
    const { columns, length } = fitUnits(2, { width: SIDE, height: SIDE });
    const x = (place % columns) * (2 * length + 10) + image * (length + 2) + ((index % 2) + 0.5) * (length / 2);
    const y = Math.floor(place / columns) * (length + 23) + (Math.floor(index / 2) + 0.5) * (length / 2);
    return colorAt(x / SIDE, y / SIDE);
  };

  it('shows each unit at the start and now, in signed colours', async () => {
    await show(null);
    const [low, zero, high] = [-1, 0, 1].map((value) => shades(signedColor(value, 'light')));
    expect(isNear(at(0, 0, 0), zero)).toBe(true);
    expect(isNear(at(0, 1, 0), high)).toBe(true);
    expect(isNear(at(1, 0, 2), high)).toBe(true);
    expect(isNear(at(1, 0, 3), low)).toBe(true);
    expect(image()?.getAttribute('aria-label')).toContain('unit 7: 50 %, unit 3: 10 %');
  });

  it('shares the scale of its colours with the run beside it', async () => {
    await show({ ...shown, now: shown.now.map((w) => 2 * w) });
    expect(isNear(at(0, 1, 0), shades(signedColor(0.5, 'light')))).toBe(true);
  });
});

describe('the picture of a kernel', () => {
  // Two samples of class 0, and one of class 1: alike within the class now, and not at the start.
  const shown: ShownKernel = {
    ...{ of: 'kernel', layer: 2, samples: 3, classes: 2, value: Float32Array.of(0, 0, 1) },
    ...{ bounds: Uint16Array.of(0, 2, 3), start: Float32Array.of(1, 0, 1, 0, 0, 1) },
    now: Float32Array.of(1, 1, 1, -0.5, -0.5, 1),
  };
  const show = async (more: Partial<FeaturesData<ShownKernel>> = {}) => {
    const data = {
      run: 'one',
      shown,
      beside: null,
      color: colorOfRich,
      chosen: [],
      labels: ['three', 'seven'],
      ...more,
    };
    root.render(figureOf<FeaturesData<ShownKernel>>(createKernelPicture, data, ''));
    await isDrawn();
  };
  const edge = 27;
  const at = (row: number, column: number) =>
    colorAt(...([column, row].map((place) => (edge + ((place + 0.5) * (SIDE - edge)) / 3) / SIDE) as [number, number]));

  it('shows now below the diagonal and the start above, on one scale', async () => {
    await show();
    const color = (value: number) => shades(signedColor(value, 'light'));
    expect(isNear(at(1, 0), color(1))).toBe(true);
    expect(isNear(at(0, 1), color(0))).toBe(true);
    expect(isNear(at(2, 0), color(-0.5))).toBe(true);
    expect(isNear(at(0, 2), color(0))).toBe(true);
    await show({ beside: { ...shown, now: shown.now.map((entry) => 2 * entry) } });
    await expect.poll(() => isNear(at(1, 0), color(0.5))).toBe(true);
  });

  it('says the mean within and between classes, and single entries', async () => {
    await show();
    expect(image()?.getAttribute('aria-label')).toContain(
      'of one class is 1.0 (at the start 0), of different classes −0.50 (at the start 0)',
    );
    const picture = image();
    picture?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown' }));
    picture?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight' }));
    const status = container.querySelector('[role=status]');
    expect(status?.textContent).toBe('three with three: now 1.0, at the start 0');
    picture?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight' }));
    expect(status?.textContent).toBe('three with seven: now −0.50, at the start 0');
  });
});
