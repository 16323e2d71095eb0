import { useState } from 'react';
import { words } from '../../words/words.ts';
import { IconButton } from '../kit/icon-button.tsx';
import { ShareIcon } from '../kit/icons.tsx';
import { lateView } from '../late/late-view.tsx';

const SharePanel = lateView(() => import('./share-panel.tsx'), 'SharePanel', words.page.share);

/** The code of the dialog, which nobody needs before it opens. */
export const SHARE_PART = SharePanel.part;

/** Shows the button that opens the ways to pass the page on, and these while they are open. */
export function ShareButton() {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <IconButton label={words.page.share} onPress={() => setOpen(true)}>
        <ShareIcon />
      </IconButton>
      {isOpen && <SharePanel onClose={() => setOpen(false)} />}
    </>
  );
}
