import { useStore } from 'zustand';
import { formatCount } from '../../charts/shell/format-number.ts';
import type { PresentStore } from '../../store/page/present.ts';
import { nameOfRun } from '../../store/runs/run-names.ts';
import type { UnfinishedRuns } from '../../store/unfinished/keep-unfinished.ts';
import type { UnfinishedRun } from '../../store/unfinished/unfinished-file.ts';
import { words } from '../../words/words.ts';
import { CornerNotice } from '../panels/corner-notice.tsx';
import { TextButton } from '../kit/text-button.tsx';

const said = words.unfinished;

interface UnfinishedOfferProps {
  runs: UnfinishedRuns;
  /** Nothing is offered to an audience. */
  present: PresentStore;
}

/** Offers a run that an earlier page has not finished. Nothing else on the page changes before a person answers. */
export function UnfinishedOffer({ runs: { offer, goOn, discard }, present }: UnfinishedOfferProps) {
  const isPresenting = useStore(present, ({ isOn }) => isOn);
  const found = useStore(offer, (state) => state.found);
  const run = isPresenting ? undefined : found?.run;
  return (
    <CornerNotice label={said.label} corner="left" testId="unfinished">
      {run && (
        <>
          <p>{sentenceOf(run)}</p>
          <TextButton look="primary" onPress={goOn}>
            {said.goOn}
          </TextButton>
          <TextButton onPress={discard}>{said.discard}</TextButton>
        </>
      )}
    </CornerNotice>
  );
}

function sentenceOf({ recordings: [left, right], checkpoint: { step } }: UnfinishedRun): string {
  const name = nameOfRun(left.experiment, null, left.learningRateChanges);
  const beside = right as typeof right | undefined;
  const shown = beside ? said.two(name, nameOfRun(beside.experiment, left.experiment)) : name;
  return said.sentence(shown, formatCount(step), formatCount(left.experiment.train.steps));
}
