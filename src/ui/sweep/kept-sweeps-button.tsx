import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { formatCount } from '../../charts/shell/format-number.ts';
import { byteText } from '../../words/byte-text.ts';
import { words } from '../../words/words.ts';
import { TextButton } from '../kit/text-button.tsx';
import { lateView } from '../late/late-view.tsx';
import notices from '../panels/link-notices.module.css';
import { useSweepLab } from './use-sweep.ts';

const said = words.sweepPage.kept;
const KeptSweeps = lateView(() => import('./kept-sweeps.tsx'), 'KeptSweeps', said.title);

/** Shows the button that opens the list of kept sweeps. */
export function KeptSweepsButton() {
  const { kept } = useSweepLab();
  const count = useStore(kept.store, (list) => list.kept.length);
  const [isOpen, setOpen] = useState(false);
  useEffect(() => void KeptSweeps.part.load(), []);
  return (
    <>
      <TextButton onPress={() => setOpen(true)}>{said.button(count)}</TextButton>
      {isOpen && <KeptSweeps onClose={() => setOpen(false)} />}
    </>
  );
}

/** Says what the browser has no room for, and offers the list, in which a person chooses what goes. */
export function UnkeptNotice() {
  const { kept } = useSweepLab();
  const unkept = useStore(kept.store, (list) => list.unkept);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      {unkept && (
        <div className={notices.notices} role="status" aria-label={words.sweepPage.notices.label} data-testid="unkept">
          <p className={notices.list}>
            {said.unkept(unkept.name, formatCount(unkept.runs), unkept.runs, byteText(unkept.bytes))}
          </p>
          <TextButton onPress={() => setOpen(true)}>{said.choose}</TextButton>
        </div>
      )}
      {isOpen && <KeptSweeps onClose={() => setOpen(false)} />}
    </>
  );
}
