import { useState, useSyncExternalStore } from 'react';
import { offline } from '../../store/page/offline.ts';
import { words } from '../../words/words.ts';
import { TextButton } from '../kit/text-button.tsx';
import styles from './new-version.module.css';

const said = words.offline;

/** Offers a new version of the lab once it is there. */
export function NewVersion() {
  const { hasNewVersion } = useSyncExternalStore(offline.subscribe, offline.state);
  const [isPutOff, putOff] = useState(false);
  return (
    <div role="status" aria-label={said.newVersion.label}>
      {hasNewVersion && !isPutOff && (
        <section className={styles.notice} data-testid="new-version">
          <p>{said.newVersion.sentence}</p>
          <div className={styles.actions}>
            <TextButton look="primary" onPress={offline.takeNew}>
              {said.newVersion.take}
            </TextButton>
            <TextButton onPress={() => putOff(true)}>{said.newVersion.later}</TextButton>
          </div>
        </section>
      )}
    </div>
  );
}
