import { useContext, useMemo, type ReactNode } from 'react';
import type { Edge } from '../../charts/lines/line-picture.ts';
import type { ReadingRow } from '../../config/measures/measure-row.ts';
import type { ChartName } from '../../config/link/view-fields.ts';
import { words } from '../../words/words.ts';
import { SavePicture } from '../figures/save-picture.tsx';
import { Hint } from '../kit/hint.tsx';
import { TitlePicker } from '../kit/title-picker.tsx';
import { Toggle } from '../kit/toggle.tsx';
import { useView } from '../lab-context.ts';
import { lateView } from '../late/late-view.tsx';
import { useDrawnRuns } from '../runs/drawn-runs.ts';
import { axesOf } from './axes-of.ts';
import styles from './chart-panel.module.css';
import { ChartPicture, LayerPictures, MOST_IN_LEGEND, StripPicture } from './chart-picture.tsx';
import { panelCurves, type CurvesOf, type DrawnCurve, type PanelCurves } from './drawn-curves.ts';
import { LightContext, litCurves } from './light.ts';
import { NowValues } from './now-values.tsx';

const FrameTable = lateView(() => import('./frame-table.tsx'), 'FrameTable', words.page.late.parts.table);

/** A smaller chart below the curves of a panel: one measure that is to stay below an edge. */
export interface Strip {
  title: string;
  curvesOf: CurvesOf;
  edge: Edge;
  /** Says in words where a value is. */
  wordOf: (value: number) => string;
}

interface ChartPanelProps {
  name: ChartName;
  title: string;
  /** The reading that it shows, in the name of the file of a figure. */
  kind: string;
  /** The explanation of how to read it. */
  explanation: ReactNode;
  /** Name of the values, or their unit. */
  formula: string;
  /** Returns the curves of a run; keeps its identity while the choice is the same. */
  curvesOf: CurvesOf;
  /** The scale on which the values are best seen, and their bounds. */
  chart: ReadingRow['chart'];
  /** The text in place of the curves before there are any. */
  opening?: string;
  /** A menu in place of the title, to choose what the chart shows. */
  picker?: ReactNode;
  /** A choice between readings of the chart. */
  choice?: ReactNode;
  /** More switches, before those of the scales. */
  toggles?: ReactNode;
  /** Returns values without a curve, beside the present values of the curves. */
  valuesOf?: CurvesOf;
  /** A remark beside the present values. */
  note?: ReactNode;
  /** A smaller chart of the same steps, below the curves. */
  strip?: Strip;
}

const said = words.page.charts;

/** More names than this, with the values that come with them, need more height than a strip leaves. */
const MOST_ABOVE_STRIP = 2;
const NONE: CurvesOf = () => [];

/** Shows a chart of all runs, or its table, with its name, its explanation, its scales and its present values. */
export function ChartPanel(props: ChartPanelProps) {
  const { name, title, kind, explanation, formula, chart, opening, picker, choice, toggles, note, strip } = props;
  const shown = usePanelCurves(props.curvesOf);
  const values = usePanelCurves(props.valuesOf ?? NONE).curves;
  const stripCurves = usePanelCurves(strip?.curvesOf ?? NONE).curves;
  const { curves, byLayer, isMany } = shown;
  const view = useView(({ charts }) => charts[name]);
  const axes = useMemo(() => axesOf(chart, view), [chart, view]);
  const picture = { title, formula, opening, axes };
  const alignedWith = curves.flatMap(({ label, isUnnamed, look }) => (isUnnamed || look ? [] : [label]));
  const namesAtEnds = [...alignedWith, ...curves.flatMap(({ endName }) => endName ?? [])];
  return (
    <section
      className={styles.panel}
      aria-label={title}
      data-testid={`chart-${name}`}
      data-many={isMany || undefined}
      data-pictures=""
      data-strip={strip && (alignedWith.length > MOST_ABOVE_STRIP ? 'crowded' : '')}
    >
      <div className={styles.head}>
        <h2 className={styles.title}>{picker ?? title}</h2>
        <LayerMenu {...shown} title={title} />
        <Hint label={said.howToRead(title)}>{explanation}</Hint>
        {!view.asTable && <SavePicture title={title} kind={kind} />}
        <div className={styles.switches}>
          {choice}
          <div className={styles.toggles}>
            {toggles}
            <Toggles name={name} title={title} chart={chart} isLog={axes.yScale === 'log'} />
          </div>
        </div>
      </div>
      <NowValues
        chart={name}
        {...{ curves, isMany, values, note }}
        isTight={strip !== undefined}
        hasMarks={byLayer !== null || (isMany && alignedWith.length > MOST_IN_LEGEND)}
      />
      <div className={styles.picture}>
        {view.asTable ? (
          <FrameTable caption={said.tableCaption(title)} curves={[...tableCurves(shown), ...stripCurves]} />
        ) : byLayer === null ? (
          <ChartPicture {...picture} {...shown} />
        ) : (
          <LayerPictures {...picture} byLayer={byLayer} />
        )}
      </div>
      {strip && !view.asTable && (
        <div className={styles.strip}>
          <div className={styles.stripValue}>
            <NowValues
              chart={`${name}-strip`}
              curves={stripCurves}
              isMany={isMany}
              wordOf={isMany ? undefined : strip.wordOf}
            />
          </div>
          <StripPicture
            {...strip}
            {...{ curves: stripCurves, isMany }}
            alignedWith={namesAtEnds}
            xScale={axes.xScale}
          />
        </div>
      )}
    </section>
  );
}

/** Returns the curves of all runs for the chosen layer. */
function usePanelCurves(curvesOf: CurvesOf): PanelCurves {
  const runs = useDrawnRuns();
  const layer = useView((view) => view.layer);
  const light = useContext(LightContext);
  return useMemo(() => litCurves(panelCurves(runs, curvesOf, layer), light), [runs, curvesOf, layer, light]);
}

/** Returns the columns of a table: all curves but the ghosts, and of small charts the layers beside their mean. */
const tableCurves = ({ curves, byLayer }: PanelCurves): DrawnCurve[] =>
  [
    ...(byLayer ?? []).flatMap(({ title, curves: ofLayer }) =>
      ofLayer.map((curve) => ({ ...curve, id: `${curve.id}-${title}`, label: said.ofRun(curve.label, title) })),
    ),
    ...(byLayer ? [] : curves),
  ].filter(({ look }) => look !== 'ghost');

/** Offers the layers where several runs have one curve each. */
function LayerMenu({ title, layers, choice }: Pick<PanelCurves, 'layers' | 'choice'> & { title: string }) {
  const setLayer = useView((view) => view.setLayer);
  if (layers.length < 2) return null;
  const options = [
    { value: 'mean', text: said.layers.mean },
    ...layers.map(({ layer, name }) => ({ value: String(layer), text: name })),
    { value: 'each', text: said.layers.each },
  ];
  const choose = (value: string) => setLayer(value === 'mean' || value === 'each' ? value : Number(value));
  return (
    <span className={styles.layerMenu}>
      <TitlePicker label={said.layers.pick(title)} value={String(choice)} options={options} onChange={choose} />
    </span>
  );
}

interface TogglesProps extends Pick<ChartPanelProps, 'name' | 'title' | 'chart'> {
  isLog: boolean;
}

function Toggles({ name, title, chart, isLog }: TogglesProps) {
  const { logX, auto, asTable } = useView(({ charts }) => charts[name]);
  const setChart = useView((view) => view.setChart);
  const toggle = (text: string, label: string, isOn: boolean, onChange: (on: boolean) => void) => (
    <Toggle text={text} label={label} isOn={isOn} onChange={onChange} />
  );
  return (
    <>
      {/* Another axis has a scale of its own. */}
      {chart.regime && toggle(said.auto, said.autoLabel(title), auto, (on) => setChart(name, { auto: on, logY: null }))}
      {toggle(said.logX, said.logXLabel(title), logX, (on) => setChart(name, { logX: on }))}
      {toggle(said.logY, said.logYLabel(title), isLog, (on) => setChart(name, { logY: on }))}
      {toggle(said.table, said.tableLabel(title), asTable, (on) => setChart(name, { asTable: on }))}
    </>
  );
}
