import type { CSSProperties, ReactNode } from 'react';
import { AlignmentChart } from '../charts/alignment-chart.tsx';
import { FitChart } from '../charts/fit-chart.tsx';
import { LightContext } from '../charts/light.ts';
import { MovementChart } from '../charts/movement-chart.tsx';
import { words } from '../../words/words.ts';
import { SideContext } from '../lab-context.ts';
import { NetworkPicture } from '../panels/network-panel.tsx';
import { RegimeVerdict } from '../panels/regime-verdict.tsx';
import { Part } from '../part.tsx';
import { LearnedFunction } from '../pictures/learned-function.tsx';
import { MovedFeatures } from '../pictures/moved-features.tsx';
import { PriorHistogram } from '../prior/prior-histogram.tsx';
import { PriorNumbers } from '../prior/prior-numbers.tsx';
import { SweepResultPanel } from '../sweep/sweep-result.tsx';
import { useSideLooks } from '../training/use-side-looks.ts';
import { InspectedLayer } from './inspected-layer.tsx';
import type { LabThing } from './moves.ts';
import styles from './thing-view.module.css';

/** The things that each network has on its own. */
const OF_SIDES: Partial<Record<LabThing, () => ReactNode>> = {
  function: () => <LearnedFunction />,
  features: () => <MovedFeatures />,
  network: () => <NetworkPicture caption="" />,
};
/** The things that are one chart of all networks. */
const CHARTS: Partial<Record<LabThing, () => ReactNode>> = {
  movement: () => <MovementChart />,
  loss: () => <FitChart />,
  alignment: () => <AlignmentChart />,
};

/** The things of other views. */
const OTHERS: Partial<Record<LabThing, () => ReactNode>> = {
  outputs: () => <PriorHistogram />,
  numbers: () => <PriorNumbers isCompact />,
  result: () => <SweepResultPanel />,
  layer: () => <InspectedLayer />,
};

/** Returns whether the spotlight is on one line of a thing, or on one of two networks, at a time. */
export const hasParts = (thing: LabThing, isComparing: boolean): boolean =>
  thing in CHARTS || (isComparing && thing in OF_SIDES);

interface ThingViewProps {
  thing: LabThing;
  /** How often the spotlight has moved on. */
  light: number;
  /** The view as it is, for the thing `whole`. */
  whole: ReactNode;
}

/** Shows one thing of one network or of two, with their names and verdicts above it. */
export function ThingView({ thing, light, whole }: ThingViewProps) {
  const looks = useSideLooks();
  if (thing === 'whole') return <div className={styles.whole}>{whole}</div>;
  const other = OTHERS[thing];
  if (other)
    return (
      <div className={styles.thing}>
        <div className={styles.chart}>{other()}</div>
      </div>
    );
  const sides = looks ?? [null];
  const picture = OF_SIDES[thing];
  // Of two networks the light is on the left one, on the right one, and on both again.
  const lit = picture && looks ? (light % 3) - 1 : -1;
  return (
    <div className={styles.thing}>
      <div className={styles.sides} data-pictured={picture && ''} data-alone={looks ? undefined : ''}>
        {sides.map((look, side) => (
          <SideContext key={side} value={side}>
            <section
              className={styles.side}
              aria-label={look?.name}
              data-faint={(lit >= 0 && lit !== side) || undefined}
              style={
                look
                  ? ({ '--side': `light-dark(${look.color('light')}, ${look.color('dark')})` } as CSSProperties)
                  : undefined
              }
            >
              <div className={styles.head}>
                {look && <h2 className={styles.name}>{look.name}</h2>}
                {look?.about && <span className={styles.about}>{look.about}</span>}
                {look && <span className={styles.measured}>{words.page.sides.measured}</span>}
                <Part name="verdict">
                  <RegimeVerdict />
                </Part>
              </div>
              {picture && <div className={styles.picture}>{picture()}</div>}
            </section>
          </SideContext>
        ))}
      </div>
      {!picture && (
        <LightContext value={light}>
          <div className={styles.chart}>{CHARTS[thing]?.()}</div>
        </LightContext>
      )}
    </div>
  );
}
