import { words } from '../../words/words.ts';
import { TextButton } from '../kit/text-button.tsx';
import styles from './late-note.module.css';

interface LateNoteProps {
  /** Whether the part could not be loaded, or failed while it was drawn. */
  kind: 'notLoaded' | 'failed';
  /** The name of the part. */
  title: string;
  /** The browser's own message. */
  reason: string;
  isLoading: boolean;
  onAgain: () => void;
  onClose?: () => void;
}

const said = words.page.late;

/** Says, in place of a part of the page, that it is not there, and offers to try again. */
export const LateNote = ({ kind, title, reason, isLoading, onAgain, onClose }: LateNoteProps) => (
  <section className={styles.note} role="alert" data-testid="late-note" data-kind={kind}>
    <h2 className={styles.title}>{said[kind].title(title)}</h2>
    <p>{said[kind].sentence}</p>
    <p className={styles.reason}>{reason}</p>
    <div className={styles.actions}>
      <TextButton look="primary" isDisabled={isLoading} onPress={onAgain}>
        {isLoading ? said.loading : said.again}
      </TextButton>
      {onClose && <TextButton onPress={onClose}>{said.close}</TextButton>}
      <TextButton onPress={() => location.reload()}>{said.reload}</TextButton>
    </div>
  </section>
);
