import { words } from '../../words/words.ts';
import { FailureNote } from '../kit/failure-note.tsx';
import { TextButton } from '../kit/text-button.tsx';
import { usePrior, usePriorLab } from './use-prior.ts';

const said = words.page.failure;

/** Says why nothing more is drawn, and what to do. */
export function PriorFailure() {
  const failure = usePrior((state) => state.failure);
  const { redraw } = usePriorLab();
  if (!failure) return null;
  return (
    <FailureNote title={said.title} failure={failure}>
      <TextButton onPress={redraw}>{said.reset}</TextButton>
    </FailureNote>
  );
}
