import type { SweepResult } from '../../config/sweep/result.ts';
import type { SweepReading, SweepView } from '../../store/sweep/sweep-reading.ts';
import { words } from '../../words/words.ts';
import { Toggle } from '../kit/toggle.tsx';
import { valueScale } from './cell-values.ts';
import type { ReadCell } from './read-cells.ts';
import { xScaleOf } from './lines-of-sweep.ts';
import styles from './sweep-result.module.css';
import { useSweep, useSweepLab } from './use-sweep.ts';

const said = words.sweepPage.reading;

type ToggleName = keyof typeof said.toggles;

interface ReadingTogglesProps {
  view: SweepView;
  result: SweepResult;
  cells: readonly ReadCell[];
}

/** Shows the switches for the values and the axes. */
export function ReadingToggles({ view, result, cells }: ReadingTogglesProps) {
  const reading = useSweep((state) => state.reading);
  const { read } = useSweepLab();
  const toggle = (name: ToggleName, isOn: boolean, changeTo: (on: boolean) => Partial<SweepReading>) => (
    <Toggle
      text={said.toggles[name].text}
      label={said.toggles[name].label}
      isOn={isOn}
      onChange={(on) => read(changeTo(on))}
    />
  );
  const isLogValue = valueScale(cells, reading) === 'log';
  const isLogX = xScaleOf(result.sweep.axes[0], reading.logX) === 'log';
  return (
    <div className={styles.toggles}>
      {toggle('relative', reading.relative, (relative) => ({ relative }))}
      {view === 'heatMap' && toggle('best', reading.marksBest, (marksBest) => ({ marksBest }))}
      {view === 'heatMap' && toggle('logColors', isLogValue, (logY) => ({ logY }))}
      {/* A power law has a slope only on logarithmic axes. */}
      {view === 'lines' &&
        toggle('slopes', reading.fitsSlopes, (fitsSlopes) => ({
          fitsSlopes,
          ...(fitsSlopes && { logX: true, logY: true }),
        }))}
      {view === 'lines' && toggle('logX', isLogX, (logX) => ({ logX }))}
      {view === 'lines' && toggle('logY', isLogValue, (logY) => ({ logY }))}
    </div>
  );
}
