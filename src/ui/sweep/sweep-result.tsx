import { useMemo } from 'react';
import { STEP_OFFSET } from '../../config/frame.ts';
import { cellLayouts, type SweepResult as Result } from '../../config/sweep/result.ts';
import type { Sweep } from '../../config/sweep/sweep.ts';
import { isCoordinateCheck, SWEEP_VIEWS, type SweepReading, type SweepView } from '../../store/sweep/sweep-reading.ts';
import { words } from '../../words/words.ts';
import panel from '../charts/chart-panel.module.css';
import { SavePicture } from '../figures/save-picture.tsx';
import { Choice } from '../kit/choice.tsx';
import { CellPanel } from './cell-panel.tsx';
import { cellsUnder } from './cell-values.ts';
import type { ReadCell } from './read-cells.ts';
import { CheckView } from './check-view.tsx';
import { ReadingControls } from './reading-controls.tsx';
import { valueLabel } from './reading-words.ts';
import { ReadingToggles } from './reading-toggles.tsx';
import { ResultTable } from './result-table.tsx';
import { SweepHeatMap, SweepLines } from './sweep-charts.tsx';
import styles from './sweep-result.module.css';
import { useSweep, useSweepLab } from './use-sweep.ts';

const said = words.sweepPage;

/** Shows the result of a sweep in one of its views, and the chosen cell. */
export function SweepResultPanel() {
  const shown = useSweep((state) => state.shown);
  return (
    <section className={panel.panel} aria-label={said.result} data-testid="sweep-result" data-pictures="">
      {shown ? <Shown result={shown} /> : <p className={styles.empty}>{said.empty}</p>}
    </section>
  );
}

function Shown({ result }: { result: Result }) {
  const reading = useSweep((state) => state.reading);
  const selected = useSweep((state) => state.selected);
  const cells = useMemo(() => cellsUnder(result, reading), [result, reading]);
  const steps = useMemo(() => measuredSteps(result), [result]);
  const views = useMemo(() => viewsOf(result.sweep), [result.sweep]);
  const view = views.includes(reading.view) ? reading.view : views[0];
  const chosen = selected === null ? undefined : cells.at(selected);
  return (
    <>
      <div className={panel.head}>
        {view === 'check' ? <h2 className={styles.title}>{said.check.title}</h2> : <ReadingControls steps={steps} />}
        <div className={styles.views}>
          {view !== 'table' && (
            <SavePicture
              title={titleOf(result, view, reading)}
              kind={`sweep-${view === 'check' ? view : `${reading.measure.measure}-${reading.moment}`} ${result.sweep.name}`}
            />
          )}
          {view !== 'check' && <ReadingToggles {...{ view, result, cells }} />}
          <ViewChoice views={views} view={view} />
        </div>
      </div>
      <div className={styles.body} data-view={view} data-cell={chosen ? true : undefined}>
        <View {...{ view, result, cells, steps }} />
        {chosen && <CellPanel key={chosen.index} cell={chosen} sweep={result.sweep} />}
      </div>
    </>
  );
}

/** Returns the title of a figure: what is read of the sweep, and the sweep's name if it has one. */
function titleOf({ sweep: { name } }: Result, view: SweepView, reading: SweepReading): string {
  const title = view === 'check' ? said.check.title : valueLabel(reading);
  return name === '' ? title : said.titled(title, name);
}

interface ViewProps {
  view: SweepView;
  result: Result;
  cells: readonly ReadCell[];
  steps: readonly number[];
}

function View({ view, result, cells, steps }: ViewProps) {
  if (view === 'check') return <CheckView result={result} steps={steps} />;
  if (view === 'table') return <ResultTable result={result} cells={cells} />;
  return view === 'lines' ? <SweepLines {...{ result, cells }} /> : <SweepHeatMap {...{ result, cells }} />;
}

function ViewChoice({ views, view }: { views: readonly SweepView[]; view: SweepView }) {
  const { read } = useSweepLab();
  return (
    <Choice
      label={said.viewLabel}
      options={views.map((value) => ({ value, text: said.views[value] }))}
      value={view}
      onChange={(chosen) => read({ view: chosen })}
    />
  );
}

/** Returns the views that a sweep has: a map needs two axes, and a check needs slopes of theory. */
const viewsOf = (sweep: Sweep): SweepView[] =>
  SWEEP_VIEWS.filter((view) => {
    if (view === 'heatMap') return sweep.axes.length > 1;
    return view !== 'check' || isCoordinateCheck(sweep);
  });

/** Returns every step at which some network was measured, rising. */
function measuredSteps({ sweep, runs }: Result): number[] {
  const layouts = cellLayouts(sweep);
  const steps = new Set<number>();
  for (const { cell, frames } of runs) {
    const stride = layouts[cell]?.stride ?? Infinity;
    for (let at = STEP_OFFSET; at < frames.length; at += stride) steps.add(frames[at]);
  }
  return [...steps].sort((a, b) => a - b);
}
