import { words } from '../../words/words.ts';
import { TextButton } from '../kit/text-button.tsx';
import styles from '../panels/failure-banner.module.css';
import { usePrior, usePriorLab } from './use-prior.ts';

const said = words.page.failure;

/** Why nothing more is drawn, and the way on. */
export function PriorFailure() {
  const failure = usePrior((state) => state.failure);
  const { redraw } = usePriorLab();
  if (!failure) return null;
  return (
    <div className={styles.failure} role="alert" data-testid="failure" data-code={failure.code}>
      <p className={styles.sentence}>
        <strong>{said.title}.</strong> {failure.sentence}
      </p>
      <div className={styles.actions}>
        <TextButton onPress={redraw}>{said.reset}</TextButton>
      </div>
    </div>
  );
}
