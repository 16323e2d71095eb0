import { useMemo, type CSSProperties } from 'react';
import { useStore } from 'zustand';
import { sidesOf } from '../../store/training/experiment-store.ts';
import { words } from '../../words/words.ts';
import { SideContext, useLab } from '../lab-context.ts';
import { FailureBanner } from '../panels/failure-banner.tsx';
import { NetworkPicture } from '../panels/network-panel.tsx';
import { RegimeVerdict } from '../panels/regime-verdict.tsx';
import { LearnedFunction } from '../pictures/learned-function.tsx';
import { MovedFeatures } from '../pictures/moved-features.tsx';
import styles from './columns.module.css';
import { sideLooks, type SideLook } from './side-looks.ts';

const said = words.page.sides;

/** Shows two networks that train in lock-step side by side. */
export function Columns() {
  const { experiment } = useLab();
  const left = useStore(experiment, (state) => sidesOf(state)[0]);
  const right = useStore(experiment, (state) => sidesOf(state)[1] ?? state.experiment);
  const looks = useMemo(() => sideLooks(left, right), [left, right]);
  return (
    <div className={styles.columns}>
      {looks.map((look, side) => (
        <SideContext key={side} value={side}>
          <Column look={look} />
        </SideContext>
      ))}
    </div>
  );
}

/** Shows one of the two: what it has learned, its features, and its layers. */
function Column({ look: { name, about, color } }: { look: SideLook }) {
  const side = { '--side': `light-dark(${color('light')}, ${color('dark')})` } as CSSProperties;
  return (
    <section className={styles.column} style={side} aria-label={said.region(name, about)}>
      <div className={styles.head}>
        <h2 className={styles.name}>{name}</h2>
        {about && <span className={styles.about}>{about}</span>}
        <div className={styles.verdict}>
          {said.measured}
          <RegimeVerdict />
        </div>
      </div>
      <FailureBanner isInline />
      <div className={styles.pictures}>
        <LearnedFunction />
        <MovedFeatures />
        <div className={styles.network}>
          <NetworkPicture />
        </div>
      </div>
    </section>
  );
}
