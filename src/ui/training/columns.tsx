import type { CSSProperties } from 'react';
import { words } from '../../words/words.ts';
import { SideContext } from '../lab-context.ts';
import { FailureBanner } from '../panels/failure-banner.tsx';
import { NetworkPicture } from '../panels/network-panel.tsx';
import { RegimeVerdict } from '../panels/regime-verdict.tsx';
import { LearnedFunction } from '../pictures/learned-function.tsx';
import { Part, useIsHidden } from '../part.tsx';
import { MovedFeatures } from '../pictures/moved-features.tsx';
import styles from './columns.module.css';
import type { SideLook } from './side-looks.ts';
import { useSideLooks } from './use-side-looks.ts';
import { useIsPhone } from '../use-is-phone.ts';

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
  const isPhone = useIsPhone();
  const side = { '--side': `light-dark(${color('light')}, ${color('dark')})` } as CSSProperties;
  return (
    <section className={styles.column} style={side} aria-label={said.region(name, about)}>
      <div className={styles.head} data-tour="networks">
        <h2 className={styles.name}>{name}</h2>
        {about && <span className={styles.about}>{about}</span>}
        <Part name="verdict">
          <div className={styles.verdict}>
            <div className={styles.verdictLine}>
              <span className={styles.soFar}>{said.measured}</span>
              <RegimeVerdict />
            </div>
          </div>
        </Part>
      </div>
      <div className={styles.pictures}>
        <SidePictures />
        {!isPhone && (
          <Part name="network">
            <div className={styles.network}>
              <NetworkPicture />
            </div>
          </Part>
        )}
      </div>
      <div className={styles.failure}>
        <FailureBanner isInline />
      </div>
    </section>
  );
}

/** Shows what a network has learned, and its features. */
const SidePictures = () => (
  <>
    <Part name="function">
      <LearnedFunction />
    </Part>
    <Part name="features">
      <MovedFeatures />
    </Part>
  </>
);

/** Shows the layers of both networks, which on a phone stand below the charts. */
export function ColumnNetworks() {
  const looks = useSideLooks() ?? [];
  if (useIsHidden('network')) return null;
  return (
    <div className={styles.columns}>
      {looks.map(({ name }, side) => (
        <SideContext key={side} value={side}>
          <div className={styles.apart} role="group" aria-label={said.network(name)}>
            <NetworkPicture />
          </div>
        </SideContext>
      ))}
    </div>
  );
}

/** Shows what one network has learned, its features, and what they say of it: on a phone, apart from task and network. */
export function Learned() {
  return (
    <section className={styles.column} data-alone aria-label={words.page.learned}>
      <div className={styles.head} data-tour="networks">
        <RegimeVerdict />
      </div>
      <div className={styles.pictures}>
        <SidePictures />
      </div>
      <div className={styles.failure}>
        <FailureBanner isInline />
      </div>
    </section>
  );
}
