import { useRun, useLab } from '../lab-context.ts';
import { words } from '../../words/words.ts';
import { FailureNote } from '../kit/failure-note.tsx';
import { TextButton } from '../kit/text-button.tsx';
import { findControl } from './find-control.ts';

const said = words.page.failure;

/** Says why the run stopped, and what to do. */
export function FailureBanner() {
  const lab = useLab();
  const failure = useRun((run) => run.failure);
  if (!failure) return null;
  const { control } = failure;
  return (
    <FailureNote title={said.title} failure={failure}>
      {failure.code === 'diverged' && (
        <TextButton look="danger" onPress={lab.lowerLearningRate}>
          {said.lower}
        </TextButton>
      )}
      {control !== null && <TextButton onPress={() => findControl(lab, control)}>{said.showControl}</TextButton>}
      <TextButton onPress={lab.reset}>{said.reset}</TextButton>
    </FailureNote>
  );
}
