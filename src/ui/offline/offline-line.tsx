import { useSyncExternalStore } from 'react';
import { offline } from '../../store/page/offline.ts';
import { words } from '../../words/words.ts';

/** Says whether the lab works offline. */
export function OfflineLine() {
  const { isReady } = useSyncExternalStore(offline.subscribe, offline.state);
  return (
    <p data-testid="offline" data-ready={isReady}>
      {isReady ? words.offline.ready : words.offline.notReady}
    </p>
  );
}
