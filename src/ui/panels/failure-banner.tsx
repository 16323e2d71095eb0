import { useRun, useLab } from '../lab-context.ts';
import { words } from '../../words/words.ts';
import { TextButton } from '../kit/text-button.tsx';
import styles from './failure-banner.module.css';
import { findControl } from './find-control.ts';

const said = words.page.failure;

/** Why the run stopped, and what to do; lies over the page, so that nothing moves when it comes. */
export function FailureBanner() {
  const lab = useLab();
  const failure = useRun((run) => run.failure);
  if (!failure) return null;
  const { control } = failure;
  return (
    <div className={styles.failure} role="alert" data-testid="failure" data-code={failure.code} data-control={control}>
      <p className={styles.sentence}>
        <strong>{said.title}.</strong> {failure.sentence}
      </p>
      <div className={styles.actions}>
        {failure.code === 'diverged' && (
          <TextButton look="loud" onPress={lab.lowerLearningRate}>
            {said.lower}
          </TextButton>
        )}
        {control !== null && <TextButton onPress={() => findControl(lab, control)}>{said.showControl}</TextButton>}
        <TextButton onPress={lab.reset}>{said.reset}</TextButton>
      </div>
    </div>
  );
}
