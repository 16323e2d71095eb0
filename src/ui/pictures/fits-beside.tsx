import { FITS_BESIDE } from '../../charts/function/line-function.ts';
import { infiniteWidthObstacle, lazyTwinObstacle } from '../../config/measures/available-measures.ts';
import type { FitBeside } from '../../engine/pictures/picture.ts';
import { hasWorker } from '../../store/training/run-state.ts';
import { words } from '../../words/words.ts';
import { useContext, type CSSProperties } from 'react';
import { TextButton } from '../kit/text-button.tsx';
import { Toggle } from '../kit/toggle.tsx';
import { SideContext, useControl, useRun, useShown, useShownExperiment, useView } from '../lab-context.ts';
import styles from './fits-beside.module.css';

const said = words.pictures.function;
const FITS = ['twin', 'limit'] as const;
const SETTING = { twin: 'twin', limit: 'infinite' } as const;
const OBSTACLES = { twin: lazyTwinObstacle, limit: infiniteWidthObstacle };

/** Offers the fits of the kernel methods beside that of the network, on both sides alike, and says why one isn't there. */
export function FitsBeside() {
  const shown = useView((view) => view.functionBeside);
  const show = useView((view) => view.setFunctionBeside);
  const hasKinks = useShownExperiment().net.activation === 'relu';
  return (
    <div className={styles.fits} data-controls>
      {FITS.map((fit) => (
        <span key={fit} className={styles.fit}>
          <Swatch fit={fit} />
          <Toggle
            {...said.beside[fit]}
            isOn={shown.includes(fit)}
            onChange={(isOn) => show(FITS.filter((each) => (each === fit ? isOn : shown.includes(each))))}
          />
        </span>
      ))}
      {hasKinks && (
        <span className={styles.kinks}>
          <span className={styles.tick} aria-hidden="true" />
          {said.kinks}
        </span>
      )}
      {shown.map((fit) => (
        <Absence key={fit} fit={fit} />
      ))}
    </div>
  );
}

/** Shows the line of a fit as it is drawn. */
function Swatch({ fit }: { fit: FitBeside }) {
  const { color, dash } = FITS_BESIDE[fit];
  const style = { '--fit': `light-dark(${color('light')}, ${color('dark')})` } as CSSProperties;
  return (
    <svg className={styles.swatch} style={style} viewBox="0 0 18 4" aria-hidden="true">
      <line x1="0" y1="2" x2="18" y2="2" strokeDasharray={dash.join(' ')} />
    </svg>
  );
}

/** Says why a fit isn't there, and offers to train it; nothing where it is. */
function Absence({ fit }: { fit: FitBeside }) {
  const sentence = useAbsence(fit);
  const side = useContext(SideContext);
  const isPresent = useRun((run) => hasWorker(run, side));
  const { change } = useControl(`measure.${SETTING[fit]}`);
  if (!sentence) return null;
  const name = said.beside[fit].text;
  return (
    <p className={styles.absence} role="status">
      {sentence.text}{' '}
      {sentence.isUntrained && isPresent && (
        <TextButton label={said.noFit.trainLabel(name)} onPress={() => change(true)}>
          {said.noFit.train}
        </TextButton>
      )}
    </p>
  );
}

/** Returns why the shown run has no fit of this kind, and whether it could be trained; `null` if it has, or may have. */
function useAbsence(fit: FitBeside): { text: string; isUntrained: boolean } | null {
  const experiment = useShownExperiment();
  const side = useContext(SideContext);
  const isPresent = useRun((run) => hasWorker(run, side));
  const notices = useShown((run) => run.notices) ?? [];
  // All snapshots of a run have it, or none.
  const isKnown = useShown(({ snapshots }) => snapshots.initial !== null) ?? false;
  const isThere = useShown(({ snapshots }) => Boolean(snapshots.initial?.beside?.[fit])) ?? false;
  const { unavailable, obstacles } = words.page.charts.loss.twins;
  const name = said.beside[fit].text;
  const obstacle = OBSTACLES[fit](experiment);
  if (obstacle) return { text: unavailable(name, obstacles[obstacle]), isUntrained: false };
  if (!experiment.measure[SETTING[fit]]) return { text: said.noFit.untrained(name), isUntrained: true };
  if (!isKnown || isThere) return null;
  const text = isPresent ? notices.join(' ') : said.noFit.notKept(name);
  return text ? { text, isUntrained: false } : null;
}
