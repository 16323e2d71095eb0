import { ToggleButton } from 'react-aria-components/ToggleButton';
import { useStore } from 'zustand';
import { nameOfLock } from '../../config/link/page-flags.ts';
import { lockSentence } from '../../config/locks.ts';
import { isLazyRich, lazyRichObstacle, toggleLazyRich } from '../../store/training/experiment-store.ts';
import { words } from '../../words/words.ts';
import { DialogButton } from '../kit/dialog-button.tsx';
import { LockIcon, MoreIcon } from '../kit/icons.tsx';
import { useFlags, useLab } from '../lab-context.ts';
import { lateView } from '../late/late-view.tsx';
import { SHORTCUTS } from './shortcuts.ts';
import styles from './compare-buttons.module.css';

const said = words.page.comparison;
const CompareForm = lateView(() => import('./compare-form.tsx'), 'CompareForm', said.title);

/** The code of the form, which nobody needs before it opens. */
export const COMPARE_PART = CompareForm.part;

/** Shows the button that splits the page in a lazy and a rich network, and one for any other comparison. */
export function CompareButtons() {
  const { experiment } = useLab();
  const lock = useFlags().lock.find(({ of }) => of === 'comparison');
  const isOn = useStore(experiment, isLazyRich);
  const obstacle = useStore(experiment, (state) => lazyRichObstacle(state.experiment));
  return (
    <div className={styles.group} data-tour="compare">
      {/* A disabled button has no tooltip of its own. */}
      <span title={lock ? lockSentence(lock) : (obstacle ?? undefined)}>
        <ToggleButton
          className={styles.main}
          isSelected={isOn}
          isDisabled={lock !== undefined || (obstacle !== null && !isOn)}
          onChange={() => toggleLazyRich(experiment)}
          ref={(button) => button?.setAttribute('aria-keyshortcuts', SHORTCUTS.compare.shown)}
        >
          {said.lazyRich}
        </ToggleButton>
      </span>
      {lock ? (
        <DialogButton label={words.flags.heldBy(nameOfLock(lock))} trigger={<LockIcon />} className={styles.more}>
          {() => lockSentence(lock)}
        </DialogButton>
      ) : (
        <DialogButton label={said.title} trigger={<MoreIcon />} className={styles.more} surface={styles.surface}>
          {(close) => <CompareForm onClose={close} />}
        </DialogButton>
      )}
    </div>
  );
}
