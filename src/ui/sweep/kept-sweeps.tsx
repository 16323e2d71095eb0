import { useStore } from 'zustand';
import { formatCount } from '../../charts/shell/format-number.ts';
import { networksOf } from '../../config/sweep/cells.ts';
import type { KeptHead } from '../../store/sweep/sweep-archive.ts';
import { readableSweep, type Unkept } from '../../store/sweep/kept-sweeps.ts';
import { byteText } from '../../words/byte-text.ts';
import { words } from '../../words/words.ts';
import { IconButton } from '../kit/icon-button.tsx';
import { DeleteIcon } from '../kit/late-icons.tsx';
import styles from '../kit/large-dialog.module.css';
import { LargeDialog } from '../kit/large-dialog.tsx';
import { TextButton } from '../kit/text-button.tsx';
import { TypedText } from '../kit/typed-text.tsx';
import { useSweep, useSweepLab } from './use-sweep.ts';

const said = words.sweepPage.kept;

/** Shows the sweeps that the browser keeps, each with a name, which can be changed, its state, date and size. */
export function KeptSweeps({ onClose }: { onClose: () => void }) {
  const { kept: list, undoRemove } = useSweepLab();
  const { kept, removed, unkept, isPersistent } = useStore(list.store);
  return (
    <LargeDialog title={said.title} about={said.about} closeLabel={said.close} onClose={onClose}>
      <div className={styles.kept}>
        {unkept && <UnkeptNote unkept={unkept} />}
        <div role="status">
          {removed && (
            <p className={styles.note}>
              {said.removed(removed.name, byteText(removed.bytes))}
              <TextButton onPress={() => void undoRemove()}>{said.undo}</TextButton>
            </p>
          )}
        </div>
        {kept.length === 0 && <span className={styles.quiet}>{said.empty}</span>}
        <ul className={styles.list} aria-label={said.title}>
          {kept.map((head) => (
            <Row key={head.id} head={head} onOpened={onClose} />
          ))}
        </ul>
        {isPersistent === false && kept.length > 0 && <span className={styles.quiet}>{said.mayGo}</span>}
      </div>
    </LargeDialog>
  );
}

/** Says what the browser has no room for, and what would have to go. */
function UnkeptNote({ unkept: { name, runs, bytes, toGo } }: { unkept: Unkept }) {
  return (
    <p className={styles.note} role="status">
      {words.page.sentences([
        said.unkept(name, formatCount(runs), runs, byteText(bytes)),
        said.toGo(toGo.map((head) => said.sized(head.name, byteText(head.bytes)))),
      ])}
    </p>
  );
}

function Row({ head, onOpened }: { head: KeptHead; onOpened: () => void }) {
  const lab = useSweepLab();
  const isShown = useSweep(({ shownKept }) => shownKept === head.id);
  const phase = useSweep((state) => (isShown ? state.phase : head.phase));
  const { id, name, runs, bytes, startedAt } = head;
  const sweep = readableSweep(head);
  const { status } = words.sweepPage;
  const facts = [
    ...(isShown ? [said.isShown] : []),
    ...(sweep ? [status.phases[phase === 'running' && !isShown ? 'stopped' : phase]] : [said.outdated]),
    ...(sweep ? [status.networks(formatCount(runs), formatCount(networksOf(sweep)))] : []),
    said.at(new Date(startedAt)),
    byteText(bytes),
  ];
  return (
    <li className={styles.row} data-kept={id}>
      <div className={styles.what}>
        <TypedText
          label={said.nameOf}
          value={name}
          isRefused={false}
          onCommit={(typed) => lab.kept.rename(id, typed)}
          onGiveUp={() => undefined}
        />
        <span className={styles.quiet}>{said.parts(facts)}</span>
      </div>
      <TextButton
        label={said.openOf(name)}
        isDisabled={isShown || !sweep}
        onPress={() => {
          void lab.openKept(id);
          onOpened();
        }}
      >
        {said.open}
      </TextButton>
      <IconButton label={said.remove(name)} onPress={() => void lab.removeKept(id)}>
        <DeleteIcon />
      </IconButton>
    </li>
  );
}
