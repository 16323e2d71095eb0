import { useRef } from 'react';
import { Button } from 'react-aria-components/Button';
import { formatTableNumber } from '../../charts/shell/format-number.ts';
import type { DrawnPoint } from '../../tasks/drawn-points.ts';
import { words } from '../../words/words.ts';
import { classNames } from '../kit/class-names.ts';
import { DialogButton } from '../kit/dialog-button.tsx';
import { CloseIcon } from '../kit/icons.tsx';
import shared from '../kit/shared.module.css';
import styles from './point-list.module.css';

const said = words.drawing;

interface PointListProps {
  points: readonly DrawnPoint[];
  /** Returns the name of a class. */
  nameOf: (label: number) => string;
  /** Takes the point at this index away. */
  remove: (index: number) => void;
}

/** Says how many points there are, and lists them in a table, the newest first, from which each can be taken away. */
export function PointList({ points, nameOf, remove }: PointListProps) {
  const count = said.points(points.length);
  const rows = useRef<HTMLTableSectionElement>(null);
  const hasClasses = points.some(([, , label]) => label !== undefined);
  const removeAt = (index: number) => {
    // The focus goes to the point that takes the place of this one, or to the one before.
    const buttons = [...(rows.current?.querySelectorAll('button') ?? [])];
    const at = points.length - 1 - index;
    (buttons[at + 1] ?? buttons[at - 1])?.focus();
    remove(index);
  };
  if (points.length === 0) return <span>{count}</span>;
  return (
    <DialogButton label={said.list.open(count)} trigger={count} className={styles.open}>
      <div className={styles.scroll}>
        <table className={classNames(shared.numbers, styles.table)}>
          <caption className="visually-hidden">{said.list.caption}</caption>
          <thead>
            <tr>
              <th scope="col">{said.list.point}</th>
              <th scope="col">x</th>
              <th scope="col">y</th>
              {hasClasses && <th scope="col">{said.list.class}</th>}
              <td />
            </tr>
          </thead>
          <tbody ref={rows}>
            {points
              .map(([x, y, label], index) => (
                <tr key={index}>
                  <th scope="row">{index + 1}</th>
                  <td>{formatTableNumber(x)}</td>
                  <td>{formatTableNumber(y)}</td>
                  {hasClasses && <td>{label !== undefined && nameOf(label)}</td>}
                  <td>
                    <Button
                      className={styles.remove}
                      aria-label={said.list.remove(String(index + 1))}
                      onPress={() => removeAt(index)}
                    >
                      <CloseIcon />
                    </Button>
                  </td>
                </tr>
              ))
              .reverse()}
          </tbody>
        </table>
      </div>
    </DialogButton>
  );
}
