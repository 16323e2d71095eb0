import { useEffect, useRef, useState, type RefObject } from 'react';
import { Button } from 'react-aria-components/Button';
import { MOST_RUN_BYTES, MOST_RUNS } from '../../store/runs/run-entry.ts';
import { byteText } from '../../words/byte-text.ts';
import { words } from '../../words/words.ts';
import { classNames } from '../kit/class-names.ts';
import { IconButton } from '../kit/icon-button.tsx';
import { CloseIcon } from '../kit/icons.tsx';
import shared from '../kit/shared.module.css';
import { TextButton } from '../kit/text-button.tsx';
import { Toggle } from '../kit/toggle.tsx';
import { useLab, useRunList, useView } from '../lab-context.ts';
import { firstRows, inOrder, nextOrder, runColumns, type RunColumn, type RunOrder } from './run-columns.ts';
import { RunRow } from './run-row.tsx';
import styles from './runs-panel.module.css';

const said = words.runsPanel;

/** Shows the list of runs: a table with what can be done with each, its settings and its results. */
export function RunsPanel() {
  const { runs } = useLab();
  const setOpen = useView((view) => view.setRunsOpen);
  const isEmpty = useRunList(({ entries }) => entries.length === 0);
  const notices = useRunList((list) => list.notices);
  const [withAll, setWithAll] = useState(false);
  const [isWhole, setWhole] = useState(false);
  const rest = useRunList(({ entries }) => entries.length - firstRows(entries.toReversed()).length);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className={styles.place}>
      <aside
        className={styles.panel}
        aria-labelledby="runs-title"
        data-testid="runs"
        onKeyDown={(event) => {
          if (event.key === 'Escape' && !(event.target instanceof HTMLInputElement)) setOpen(false);
        }}
      >
        <div className={styles.head}>
          <h2 className={styles.title} id="runs-title" tabIndex={-1} ref={heading}>
            {said.title}
          </h2>
          <IconButton label={said.close} onPress={() => setOpen(false)}>
            <CloseIcon />
          </IconButton>
        </div>
        <p className={styles.about}>{isEmpty ? said.empty : said.about}</p>
        {notices.map((notice) => (
          <p key={notice} className={styles.notice}>
            {notice}
          </p>
        ))}
        <FullNote />
        <Note fallback={heading} />
        {!isEmpty && (
          <>
            <RunsTable withAll={withAll} isWhole={isWhole} />
            <div className={styles.foot}>
              <Toggle text={said.common} label={said.commonLabel} isOn={withAll} onChange={setWithAll} />
              {rest > 0 && !isWhole && <TextButton onPress={() => setWhole(true)}>{said.more(rest)}</TextButton>}
              <TextButton onPress={runs.clear}>{said.clear}</TextButton>
            </div>
            {notices.length === 0 && <p className={styles.about}>{said.kept(MOST_RUNS, byteText(MOST_RUN_BYTES))}</p>}
          </>
        )}
      </aside>
    </div>
  );
}

/** Says what the browser has no room for, and offers to let go of what is oldest. */
function FullNote() {
  const { runs } = useLab();
  const full = useRunList((list) => list.full);
  if (!full) return null;
  const { waiting, toGo } = full;
  return (
    <div className={styles.notice} role="status" data-testid="runs-full">
      {words.page.sentences([
        said.full(waiting.runs, byteText(waiting.bytes)),
        said.toGo(toGo.runs, byteText(toGo.bytes)),
      ])}
      {toGo.runs > 0 && <TextButton onPress={runs.makeRoom}>{said.makeRoom}</TextButton>}
    </div>
  );
}

/**
 * Says what was done last, and offers to undo it. The focus goes there, since the button that was pressed is gone; after
 * that it goes to `fallback`.
 */
function Note({ fallback }: { fallback: RefObject<HTMLElement | null> }) {
  const { runs } = useLab();
  const note = useRunList((list) => list.note);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (note?.canUndo) place.current?.querySelector('button')?.focus();
  }, [note]);
  return (
    <div
      ref={place}
      className={styles.note}
      role="status"
      data-testid="runs-note"
      onPointerEnter={() => runs.holdNote(true)}
      onPointerLeave={() => runs.holdNote(false)}
      onFocus={({ target }) => target.matches(':focus-visible') && runs.holdNote(true)}
      onBlur={() => runs.holdNote(false)}
    >
      {note && (
        <p className={styles.said}>
          {note.sentence}
          {note.canUndo && (
            <Button
              className={styles.undo}
              onPress={() => {
                runs.undo();
                fallback.current?.focus();
              }}
            >
              {said.undo}
            </Button>
          )}
        </p>
      )}
    </div>
  );
}

/** Shows the runs, newest first or sorted by a result. */
function RunsTable({ withAll, isWhole }: { withAll: boolean; isWhole: boolean }) {
  const entries = useRunList((list) => list.entries);
  const [order, setOrder] = useState<RunOrder>(null);
  const columns = runColumns(entries, withAll);
  const rows = inOrder(entries, columns, order);
  return (
    // A scrolling region has to be reachable by keyboard.
    <div className={styles.scroll} role="group" aria-label={said.title} tabIndex={0}>
      <table className={classNames(shared.numbers, styles.table)} aria-label={said.title}>
        <thead>
          <tr>
            <th scope="col">{said.columns.run}</th>
            {columns.map((column) => (
              <Head key={column.key} column={column} order={order} onSort={() => setOrder(nextOrder(order, column))} />
            ))}
          </tr>
        </thead>
        <tbody>
          {(isWhole ? rows : firstRows(rows)).map((run) => (
            <RunRow key={run.id} run={run} columns={columns} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface HeadProps {
  column: RunColumn;
  order: RunOrder;
  onSort: () => void;
}

function Head({ column: { key, title, about, numberOf }, order, onSort }: HeadProps) {
  const sorted = order?.key === key ? order : null;
  if (!numberOf) return <th scope="col">{title}</th>;
  return (
    <th scope="col" aria-sort={sorted ? (sorted.isRising ? 'ascending' : 'descending') : undefined} title={about}>
      <Button className={styles.sort} aria-label={said.sortBy(title)} onPress={onSort}>
        {title}
        <span aria-hidden="true">{sorted ? (sorted.isRising ? ' ▴' : ' ▾') : ''}</span>
      </Button>
    </th>
  );
}
