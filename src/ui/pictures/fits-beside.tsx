import { FITS_BESIDE } from '../../charts/function/line-function.ts';
import { infiniteWidthObstacle, lazyTwinObstacle } from '../../config/measures/available-measures.ts';
import type { FitBeside } from '../../engine/pictures/picture.ts';
import { hasWorker } from '../../store/training/run-state.ts';
import { words } from '../../words/words.ts';
import { useContext, type CSSProperties } from 'react';
import { Toggle } from '../kit/toggle.tsx';
import {
  SideContext,
  useControl,
  useExperiment,
  useRun,
  useShown,
  useShownExperiment,
  useView,
} from '../lab-context.ts';
import styles from './fits-beside.module.css';

const said = words.pictures.function;
const FITS = ['twin', 'limit'] as const;
const SETTING = { twin: 'twin', limit: 'infinite' } as const;
const OBSTACLES = { twin: lazyTwinObstacle, limit: infiniteWidthObstacle };

/** Offers the fits of the kernel methods beside that of the network, on both sides alike. */
export function FitsBeside() {
  const hasKinks = useShownExperiment().net.activation === 'relu';
  return (
    <div className={styles.fits} data-controls>
      {FITS.map((fit) => (
        <FitToggle key={fit} fit={fit} />
      ))}
      {hasKinks && (
        <span className={styles.kinks} title={said.kinks.title}>
          <span className={styles.tick} aria-hidden="true" />
          {said.kinks.text}
        </span>
      )}
    </div>
  );
}

/** Draws a fit, and has it trained where it isn't; where it can't be there, it is off and says why. */
function FitToggle({ fit }: { fit: FitBeside }) {
  const shown = useView((view) => view.functionBeside);
  const show = useView((view) => view.setFunctionBeside);
  const isTrained = useExperiment(({ measure }) => measure[SETTING[fit]]);
  const { change } = useControl(`measure.${SETTING[fit]}`);
  const { text, label, trainLabel } = said.beside[fit];
  const name = isTrained ? label : trainLabel;
  const turn = (isOn: boolean) => {
    show(FITS.filter((each) => (each === fit ? isOn : shown.includes(each))));
    if (isOn && !isTrained) change(true);
  };
  return (
    <span className={styles.fit}>
      <Swatch fit={fit} />
      <Toggle
        text={text}
        label={name}
        title={name}
        isOn={isTrained && shown.includes(fit)}
        onChange={turn}
        obstacle={useObstacle(fit)}
      />
    </span>
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

/** Returns why the shown run has no fit of this kind, and can't have one; `undefined` if it has, or may have. */
function useObstacle(fit: FitBeside): string | undefined {
  const experiment = useShownExperiment();
  const side = useContext(SideContext);
  const isPresent = useRun((run) => hasWorker(run, side));
  const notices = useShown((run) => run.notices) ?? [];
  // All snapshots of a run have it, or none, or none since its points have changed.
  const isKnown = useShown(({ snapshots }) => snapshots.initial !== null) ?? false;
  const isThere = useShown(({ snapshots }) => Boolean(snapshots.at(Infinity)?.beside?.[fit])) ?? false;
  const { unavailable, obstacles } = words.page.charts.loss.twins;
  const name = said.beside[fit].text;
  const obstacle = OBSTACLES[fit](experiment);
  if (obstacle) return unavailable(name, obstacles[obstacle]);
  if (!experiment.measure[SETTING[fit]]) return isPresent ? undefined : said.noFit.untrained(name);
  if (!isKnown || isThere) return undefined;
  return isPresent ? words.page.sentences(notices) || undefined : said.noFit.notKept(name);
}
