import { useState, useSyncExternalStore } from 'react';
import { offline } from '../../store/page/offline.ts';
import { words } from '../../words/words.ts';
import { CornerNotice } from '../panels/corner-notice.tsx';
import { TextButton } from '../kit/text-button.tsx';

const said = words.offline;

/** Offers a new version of the lab once it is there. */
export function NewVersion() {
  const { hasNewVersion } = useSyncExternalStore(offline.subscribe, offline.state);
  const [isPutOff, putOff] = useState(false);
  return (
    <CornerNotice label={said.newVersion.label} corner="right" testId="new-version">
      {hasNewVersion && !isPutOff && (
        <>
          <p>{said.newVersion.sentence}</p>
          <TextButton look="primary" onPress={offline.takeNew}>
            {said.newVersion.take}
          </TextButton>
          <TextButton onPress={() => putOff(true)}>{said.newVersion.later}</TextButton>
        </>
      )}
    </CornerNotice>
  );
}
