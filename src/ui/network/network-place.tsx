import { useStore } from 'zustand';
import { stageOf } from '../../store/page/view.ts';
import { words } from '../../words/words.ts';
import { useLab, useRun, useView } from '../lab-context.ts';
import { lateView } from '../late/late-view.tsx';

const OpenedNetwork = lateView(() => import('./opened-network.tsx'), 'OpenedNetwork', words.page.late.parts.network);

/** Says which network was opened from a file, where runs may begin with it. */
export function NetworkPlace() {
  const isOpened = useStore(useLab().network, ({ opened }) => opened !== null);
  const isShown = useView((view) => stageOf(view) === 'training');
  // A kept run has weights of its own.
  const isKept = useRun((run) => run.isKept);
  return isOpened && isShown && !isKept && <OpenedNetwork />;
}
