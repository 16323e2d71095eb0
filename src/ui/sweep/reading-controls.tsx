import type { Measure } from '../../config/measures/measures.ts';
import { isRising, type LayerName } from '../../config/sweep/quantity.ts';
import { MOMENTS, SUMMARIES } from '../../store/sweep/sweep-reading.ts';
import { words } from '../../words/words.ts';
import { TitlePicker } from '../kit/title-picker.tsx';
import { SelectField } from '../kit/select-field.tsx';
import { TypedNumber } from '../kit/typed-number.tsx';
import { layerOptions, measureOf, measureOptions } from './measure-options.ts';
import { layerTitle } from './reading-words.ts';
import styles from './sweep-result.module.css';
import { useSweep, useSweepLab } from './use-sweep.ts';

const said = words.sweepPage.reading;

/** Shows the menus for the measure, the moment when it is read, and how the seeds of a cell become one number. */
export function ReadingControls({ steps }: { steps: readonly number[] }) {
  const reading = useSweep((state) => state.reading);
  const seeds = useSweep(({ shown, sweep }) => (shown?.sweep ?? sweep).seeds);
  const { read } = useSweepLab();
  const { moment, summary } = reading;
  return (
    <>
      <h2 className={styles.title}>
        <MeasurePicker />
      </h2>
      <LayerPicker />
      <TitlePicker
        label={said.moment}
        value={moment}
        options={MOMENTS.map((value) => ({ value, text: said.moments[value] }))}
        onChange={(chosen) => read({ moment: chosen })}
      />
      {moment === 'step' && <StepPicker steps={steps} />}
      {moment === 'until' && (
        <ShortNumber
          label={said.threshold}
          sign={said.thresholdSign(isRising(reading.measure))}
          value={reading.threshold}
          onChange={(threshold) => read({ threshold })}
        />
      )}
      {seeds > 1 && (
        <TitlePicker
          label={said.summary}
          value={summary}
          options={SUMMARIES.map((value) => ({ value, text: said.summaries[value] }))}
          onChange={(chosen) => read({ summary: chosen })}
        />
      )}
      {summary === 'share' && (
        <ShortNumber
          label={said.bound}
          sign={said.thresholdSign(false)}
          value={reading.bound}
          onChange={(bound) => read({ bound })}
        />
      )}
    </>
  );
}

function MeasurePicker() {
  const measure = useSweep(({ reading }) => reading.measure);
  const base = useSweep(({ shown, sweep }) => (shown?.sweep ?? sweep).base);
  const deepest = useSweep(({ shown, sweep }) => deepestOf(shown?.sweep ?? sweep));
  const { read } = useSweepLab();
  const present = measure.of === 'run' ? 'last' : measure.layer;
  const layerOf = (chosen: Measure) => {
    const layers = layerOptions(base, chosen, deepest);
    return layers.includes(present) ? present : (layers.at(-1) ?? present);
  };
  return (
    <TitlePicker<Measure>
      label={said.measure}
      value={measure.measure}
      options={measureOptions(base)}
      onChange={(chosen) => read({ measure: measureOf(chosen, layerOf(chosen)) })}
    />
  );
}

function LayerPicker() {
  const measure = useSweep(({ reading }) => reading.measure);
  const base = useSweep(({ shown, sweep }) => (shown?.sweep ?? sweep).base);
  const deepest = useSweep(({ shown, sweep }) => deepestOf(shown?.sweep ?? sweep));
  const { read } = useSweepLab();
  if (measure.of === 'run') return null;
  const offered = layerOptions(base, measure.measure, deepest);
  // A kept sweep may have been read at the readout.
  const layers = offered.includes(measure.layer) ? offered : [...offered, measure.layer];
  const shownAs = (layer: LayerName) => layerTitle({ ...measure, layer }) ?? '';
  return (
    <TitlePicker
      label={said.layer}
      value={String(measure.layer)}
      options={layers.map((layer) => ({ value: String(layer), text: shownAs(layer) }))}
      onChange={(chosen) => read({ measure: { ...measure, layer: chosen === 'last' ? 'last' : Number(chosen) } })}
    />
  );
}

/** Returns the largest number of hidden layers of any cell. */
function deepestOf({
  base,
  axes,
}: {
  base: { net: { depth: number } };
  axes: readonly { setting: string; values: readonly unknown[] }[];
}) {
  const depths = axes.find(({ setting }) => setting === 'net.depth')?.values ?? [base.net.depth];
  return Math.max(1, ...depths.filter((depth) => typeof depth === 'number'));
}

function StepPicker({ steps }: { steps: readonly number[] }) {
  const step = useSweep(({ reading }) => reading.step);
  const { read } = useSweepLab();
  const offered = steps.includes(step) ? steps : [...steps, step].sort((a, b) => a - b);
  return (
    <SelectField
      className={styles.short}
      label={said.step}
      value={step}
      options={offered.map((value) => ({ value, text: String(value) }))}
      onChange={(chosen) => read({ step: chosen })}
    />
  );
}

function ShortNumber({
  label,
  sign,
  value,
  onChange,
}: {
  label: string;
  sign: string;
  value: number;
  onChange: (value: number) => void;
}) {
  return (
    <span className={styles.threshold}>
      <span aria-hidden="true">{sign}</span>
      <TypedNumber
        label={label}
        value={value}
        refused={undefined}
        onCommit={(typed) => {
          if (typeof typed === 'number') onChange(typed);
        }}
        onGiveUp={() => undefined}
        beyond={(present, count) => Number((present * 10 ** count).toPrecision(3))}
      />
    </span>
  );
}
