/** Made line charts. */
import type { LineChartData } from '../../lines/line-picture.ts';
import { colorOfLazy, colorOfRich, colorOfTest, colorOfTrain } from '../../shell/palette.ts';
import { seeded } from './seeded.ts';

const random = seeded(5);
const steps = Array.from({ length: 400 }, (_, index) => index * 5);
const curve = (rate: number) => steps.map((step) => Math.exp(-rate * step) + 0.02 * random());
/** Two curves with bands, a mark and a cursor, before a ghost. */
export const lines: LineChartData = {
  series: [
    { id: 'train', label: 'train', color: colorOfTrain, x: steps, y: curve(0.003), length: 400, emphasis: true },
    { id: 'test', label: 'test', color: colorOfTest, x: steps, y: curve(0.002), length: 400, dash: [5, 4] },
    { id: 'ghost', label: 'last', color: colorOfTrain, x: steps, y: curve(0.001), length: 400, look: 'ghost' },
  ],
  xScale: 'linear',
  yScale: 'log',
  bands: [
    { from: 0, to: 0.05, label: 'lazy', color: colorOfLazy },
    { from: 0.3, to: Infinity, label: 'rich', color: colorOfRich },
  ],
  events: [{ step: 700, label: 'η = 0.05', severity: 'note' }],
  cursor: 1200,
};
/** Curves that come back to 0, which a logarithmic axis has no place for. */
export const flips: LineChartData = {
  series: [0, 1].map((row) => ({
    ...{ id: String(row), label: `layer ${row + 1}`, color: row === 0 ? colorOfLazy : colorOfRich, length: 40 },
    x: steps.slice(0, 40),
    y: steps.slice(0, 40).map((step) => (step % (40 + 50 * row) < 30 ? 0 : 0.001 * (step + 1) * (row + 1))),
  })),
  xScale: 'linear',
  yScale: 'log',
};
/** The words of both. */
export const LINES = { title: 'Loss', xLabel: 'step', yLabel: 'squared error' };
