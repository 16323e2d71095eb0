import type { CSSProperties } from 'react';
import { words } from '../../words/words.ts';
import { SideContext } from '../lab-context.ts';
import { FailureBanner } from '../panels/failure-banner.tsx';
import { NetworkPicture } from '../panels/network-panel.tsx';
import { RegimeVerdict } from '../panels/regime-verdict.tsx';
import { LearnedFunction } from '../pictures/learned-function.tsx';
import { MovedFeatures } from '../pictures/moved-features.tsx';
import styles from './columns.module.css';
import type { SideLook } from './side-looks.ts';
import { useSideLooks } from './use-side-looks.ts';

const said = words.page.sides;

/** Shows two networks that train in lock-step side by side. */
export function Columns() {
  const looks = useSideLooks() ?? [];
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
      <div className={styles.head} data-tour="networks">
        <h2 className={styles.name}>{name}</h2>
        {about && <span className={styles.about}>{about}</span>}
        <div className={styles.verdict}>
          {said.measured}
          <RegimeVerdict />
        </div>
      </div>
      <div className={styles.pictures}>
        <LearnedFunction />
        <MovedFeatures />
        <div className={styles.network}>
          <NetworkPicture />
        </div>
      </div>
      <div className={styles.failure}>
        <FailureBanner isInline />
      </div>
    </section>
  );
}
