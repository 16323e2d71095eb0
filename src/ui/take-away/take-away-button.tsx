import { words } from '../../words/words.ts';
import { SHORTCUTS } from '../bar/shortcuts.ts';
import { IconButton } from '../kit/icon-button.tsx';
import { TakeAwayIcon } from '../kit/icons.tsx';
import { useView } from '../lab-context.ts';
import { lateView } from '../late/late-view.tsx';

const TakeAway = lateView(() => import('./take-away.tsx'), 'TakeAway', words.page.takeAway);

/** The code of the dialog, which nobody needs before it opens. */
export const TAKE_AWAY_PART = TakeAway.part;

/** Shows the button that opens the files to take along, and these while they are open. */
export function TakeAwayButton() {
  const isOpen = useView((view) => view.takeAwayOpen);
  const setOpen = useView((view) => view.setTakeAwayOpen);
  return (
    <>
      <IconButton label={words.page.takeAway} shortcut={SHORTCUTS.takeAway.shown} onPress={() => setOpen(true)}>
        <TakeAwayIcon />
      </IconButton>
      {isOpen && <TakeAway onClose={() => setOpen(false)} />}
    </>
  );
}
