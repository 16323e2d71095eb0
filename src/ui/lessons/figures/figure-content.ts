import type { Figure, StudyResult } from '../../../lessons/lesson.ts';
import { words } from '../../../words/words.ts';
import { densities, histogramData } from '../../prior/histogram-of-prior.ts';
import { curvesFigure } from './curves-figure.ts';
import type { FigureContent } from './figure-parts.ts';
import { fitFigure } from './fit-figure.ts';
import { heatMapFigure } from './heat-map-figure.ts';
import { linesFigure } from './lines-figure.ts';
import { formatSetting } from '../../../charts/shell/format-number.ts';
import type { PriorReport } from '../../../config/prior-report.ts';
import type { PriorExperiment } from '../../../config/prior.ts';

/** Returns the pictures and the numbers of a figure; none if the result is of another kind. */
export function figureContent(figure: Figure, study: StudyResult): FigureContent {
  if (study.kind === 'prior') return figure.kind === 'histogram' ? histograms(figure, study) : EMPTY;
  switch (figure.kind) {
    case 'lines':
      return linesFigure(figure, study.result);
    case 'heat-map':
      return heatMapFigure(figure, study.result);
    case 'curves':
      return curvesFigure(figure, study.result);
    case 'fit':
      return fitFigure(figure, study);
    case 'histogram':
      return EMPTY;
  }
}

const EMPTY: FigureContent = { panels: [], table: { head: [], rows: [] } };
const said = words.prior.histogram;

function histograms(
  { title, priors: shown }: Extract<Figure, { kind: 'histogram' }>,
  { priors }: Extract<StudyResult, { kind: 'prior' }>,
): FigureContent {
  const there = shown.flatMap((index) => priors[index] ?? []);
  return {
    panels: there.map((drawn) => {
      const name = priorName(drawn.prior);
      return { kind: 'histogram', name, data: histogramData(drawn, words.lessons.figure.panel(title, name), 'log') };
    }),
    table: {
      head: [words.lessons.figure.prior, said.from, said.to, said.drawnDensity],
      rows: there.flatMap(densityRows),
    },
  };
}

/** Names a prior of a figure by what differs from the others: its data if it has any, else its shape. */
const priorName = ({ depth, width, y }: PriorExperiment): string =>
  y
    ? words.lessons.figure.data(y.map((value) => formatSetting(value)))
    : words.lessons.figure.ratio(formatSetting(depth / width), depth, width);

/** Returns the densities of a histogram, bin by bin. */
function densityRows({ prior, report }: { prior: PriorExperiment; report: PriorReport }): (string | number)[][] {
  const { edges } = report.histogram;
  const name = priorName(prior);
  return Array.from(densities(report), (density, bin) => [name, edges[bin], edges[bin + 1], density]);
}
