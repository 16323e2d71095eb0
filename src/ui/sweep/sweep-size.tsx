import { useDeferredValue, useMemo } from 'react';
import { sweepWorkers } from '../../store/sweep/sweep-training.ts';
import { sizeOfSweep } from './size-of-sweep.ts';
import styles from './sweep-form.module.css';
import { useSweep } from './use-sweep.ts';

/** How many networks the sweep of the form comes to, about how long they take, and which cells are not possible. */
export function SweepSize() {
  const sweep = useDeferredValue(useSweep((state) => state.sweep));
  const { line, refused } = useMemo(() => sizeOfSweep(sweep, sweepWorkers()), [sweep]);
  return (
    <div className={styles.size} data-testid="sweep-size">
      <p>{line}</p>
      {refused && <p className={styles.refused}>{refused}</p>}
    </div>
  );
}
