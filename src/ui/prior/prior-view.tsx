import { formatSetting } from '../../charts/shell/format-number.ts';
import { locksOfPrior, lockSentence } from '../../config/locks.ts';
import { gainOf } from '../../maths/activation.ts';
import { words } from '../../words/words.ts';
import app from '../app.module.css';
import { PriorActivation, PriorFailure, PriorNumber, PriorTargets } from './prior-fields.tsx';
import { PriorHistogram } from './prior-histogram.tsx';
import { PriorNumbers } from './prior-numbers.tsx';
import { RatioSlider, WidthSlider } from './prior-sliders.tsx';
import styles from './prior-view.module.css';
import { useFlags, usePrior } from '../lab-context.ts';

/** Shows random networks before any training: their settings, their outputs, and the numbers of theory. */
export function PriorView() {
  const activation = usePrior(({ prior }) => prior.activation);
  const held = locksOfPrior(useFlags().lock);
  return (
    <main className={app.main}>
      <section className={app.deck} aria-label={words.prior.controls}>
        <div className={styles.sliders}>
          <RatioSlider />
          <WidthSlider />
        </div>
        <div className={styles.fields}>
          <PriorActivation />
          <PriorNumber name="depth" />
          <PriorNumber name="gain" placeholder={formatSetting(gainOf({ activation }))} />
          <PriorNumber name="inputs" />
          <PriorNumber name="overlap" />
          <PriorNumber name="outputs" />
          <PriorTargets />
          <PriorNumber name="networks" />
          <PriorNumber name="seed" />
          <PriorFailure />
        </div>
        {held.length > 0 && (
          <p className={styles.held} data-testid="prior-held">
            {words.page.sentences(held.map(lockSentence))}
          </p>
        )}
      </section>
      <div id="charts" className={styles.body}>
        <PriorHistogram />
        <PriorNumbers />
      </div>
    </main>
  );
}
