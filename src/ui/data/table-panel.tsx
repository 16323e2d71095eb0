import { useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { DELIMITERS, type Delimiter } from '../../files/table/table.ts';
import type { DataDesk } from '../../store/data/data-desk.ts';
import type { DataShelf } from '../../store/data/data-shelf.ts';
import { changedByData } from '../../store/data/train-own.ts';
import { ROLES, type Role, type TableChoices } from '../../tasks/own/table-choices.ts';
import { describeOwn } from '../../tasks/own/describe-own.ts';
import type { TaskOf } from '../../tasks/tasks.ts';
import { words } from '../../words/words.ts';
import type { ColumnSummary, PreparedSummary, TableSummary } from '../../worker/table/table-protocol.ts';
import { useLab } from '../lab-context.ts';
import { Choice } from '../kit/choice.tsx';
import { SelectField } from '../kit/select-field.tsx';
import { Switch } from '../kit/switch.tsx';
import { TextButton } from '../kit/text-button.tsx';
import { TypedNumber } from '../kit/typed-number.tsx';
import styles from './table-panel.module.css';
import { useWanted } from './use-wanted.ts';

const said = words.dataPage;

interface TablePanelProps {
  shelf: DataShelf;
  desk: DataDesk;
  table: TableSummary;
  onTrain: (task: TaskOf<'own'>) => void;
}

/** Shows a table: its first rows with the role of each column, what is wrong, and what it becomes. */
export function TablePanel({ shelf, desk, table, onTrain }: TablePanelProps) {
  const choices = useStore(desk.store, (state) => state.choices);
  const prepared = useStore(desk.store, (state) => state.prepared);
  if (!choices) return null;
  return (
    <div className={styles.panel}>
      <FileLine desk={desk} table={table} />
      <Preview desk={desk} table={table} choices={choices} />
      <Problems prepared={prepared} />
      <Samples desk={desk} table={table} choices={choices} />
      <Result shelf={shelf} desk={desk} onTrain={onTrain} />
    </div>
  );
}

/** Shows the name of the file, and how it was read. */
function FileLine({ desk, table: { name, rows, columns, format } }: Pick<TablePanelProps, 'desk' | 'table'>) {
  return (
    <div className={styles.file}>
      <p className={styles.name}>
        <b>{name}</b> <span className={styles.quiet}>{said.size(rows, columns.length)}</span>
      </p>
      {format && (
        <div className={styles.fields}>
          <label className={styles.field}>
            {said.delimiter}
            <SelectField
              label={said.delimiter}
              value={format.delimiter}
              options={DELIMITERS.map((value) => ({ value, text: said.delimiters[value] }))}
              onChange={(delimiter: Delimiter) => void desk.setFormat({ delimiter })}
            />
          </label>
          <label className={styles.field}>
            {said.decimal}
            <SelectField
              label={said.decimal}
              value={format.decimal}
              options={(['.', ','] as const).map((value) => ({ value, text: said.decimals[value] }))}
              onChange={(decimal: '.' | ',') => void desk.setFormat({ decimal })}
            />
          </label>
          <label className={styles.field}>
            {said.header}
            <Switch isOn={format.header} onChange={(header) => void desk.setFormat({ header })} />
          </label>
        </div>
      )}
    </div>
  );
}

/** The columns that are shown at first. */
const FIRST_COLUMNS = 24;

/** Shows the first rows, with a menu of roles at the head of each column. */
function Preview({ desk, table, choices }: Pick<TablePanelProps, 'desk' | 'table'> & { choices: TableChoices }) {
  const [isWhole, setWhole] = useState(false);
  const { columns, preview } = table;
  // Of a wide table also the columns that are no inputs: they are what a person looks for.
  const shown = columns.flatMap((_, c) =>
    isWhole || c < FIRST_COLUMNS || (choices.roles[c] !== 'input' && choices.roles[c] !== 'ignore') ? [c] : [],
  );
  const hidden = columns.length - shown.length;
  return (
    <>
      {/* A scrolling region has to be reachable by keyboard. */}
      <div className={styles.scroll} role="group" aria-label={said.preview} tabIndex={0}>
        <table className={styles.table} aria-label={said.preview}>
          <thead>
            <tr>
              {shown.map((c) => (
                <th key={c} scope="col" data-role={choices.roles[c]}>
                  <span className={styles.column} title={columns[c].name}>
                    {columns[c].name}
                  </span>
                  <span className={styles.kind}>
                    {said.kinds[columns[c].kind]}
                    <WhyIgnored column={columns[c]} role={choices.roles[c]} />
                  </span>
                  <SelectField
                    label={said.roleOf(columns[c].name)}
                    value={choices.roles[c]}
                    options={ROLES.map((value) => ({ value, text: said.roles[value] }))}
                    onChange={(role: Role) => void desk.setRole(c, role)}
                  />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {preview.map((row, r) => (
              <tr key={r} data-ragged={table.ragged[r] || undefined} title={table.ragged[r] ? said.ragged : undefined}>
                {shown.map((c) => (
                  <td key={c} data-role={choices.roles[c]} data-kind={columns[c].kind}>
                    {row[c] ?? ''}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {hidden > 0 && (
        <p className={styles.more}>
          <TextButton onPress={() => setWhole(true)}>{said.more(hidden)}</TextButton>
        </p>
      )}
    </>
  );
}

function WhyIgnored({ column: { unusable }, role }: { column: ColumnSummary; role: Role }) {
  return unusable !== null && role === 'ignore' && `: ${said.unusable[unusable]}`;
}

/** The problems that are shown at first. */
const FIRST_PROBLEMS = 5;

/** Shows what could not be taken, by row and column. */
function Problems({ prepared }: { prepared: PreparedSummary | null }) {
  const [isWhole, setWhole] = useState(false);
  if (!prepared || prepared.leftOut === 0) return null;
  const { problems, leftOut } = prepared;
  const shown = isWhole ? problems : problems.slice(0, FIRST_PROBLEMS);
  return (
    <section className={styles.problems} aria-label={said.problems}>
      <p className={styles.leftOut}>{said.leftOut(leftOut)}</p>
      <ul>
        {shown.map((problem) => (
          <li key={problem}>{problem}</li>
        ))}
      </ul>
      {!isWhole && problems.length > shown.length && (
        <TextButton onPress={() => setWhole(true)}>{said.moreProblems(problems.length - shown.length)}</TextButton>
      )}
    </section>
  );
}

/** Shows how samples are made of the rows. */
function Samples({ desk, table, choices }: Pick<TablePanelProps, 'desk' | 'table'> & { choices: TableChoices }) {
  const { targetAs, standardize, testShare, seed, roles } = choices;
  const isSplit = table.hasTest || roles.includes('split');
  const [refused, refuse] = useState<{ key: 'testShare' | 'seed'; value: unknown } | null>(null);
  const typed = (key: 'testShare' | 'seed', most: number, factor: number) => ({
    refused: refused?.key === key ? refused : undefined,
    onGiveUp: () => refuse(null),
    onCommit: (value: number | string | undefined) => {
      const isFine =
        typeof value === 'number' && value >= 0 && value <= most && (key !== 'seed' || Number.isInteger(value));
      refuse(isFine ? null : { key, value });
      // A field that is left says its value once more.
      if (isFine && value * factor !== choices[key]) void desk.choose({ [key]: value * factor });
    },
  });
  return (
    <div className={styles.fields}>
      <div className={styles.field}>
        <span aria-hidden="true">{said.targetAs}</span>
        <Choice
          label={said.targetAs}
          options={(['classes', 'numbers'] as const).map((value) => ({ value, text: said.targets[value] }))}
          value={targetAs}
          onChange={(as) => void desk.choose({ targetAs: as })}
        />
      </div>
      {!isSplit && (
        <div className={styles.field}>
          <span aria-hidden="true">{said.testShare}</span>
          <span className={styles.number}>
            <TypedNumber label={said.testShare} value={Math.round(100 * testShare)} {...typed('testShare', 90, 0.01)} />{' '}
            %
          </span>
        </div>
      )}
      {!table.hasTest && (
        <div className={styles.field}>
          <span aria-hidden="true">{said.seed}</span>
          <span className={styles.number}>
            <TypedNumber label={said.seed} value={seed} {...typed('seed', 2 ** 31 - 1, 1)} />
          </span>
        </div>
      )}
      <label className={styles.field} title={said.standardizeTitle}>
        {said.standardize}
        <Switch isOn={standardize} onChange={(isOn) => void desk.choose({ standardize: isOn })} />
      </label>
    </div>
  );
}

/** The samples below which a person is warned. */
const FEW_SAMPLES = 10;
const isFew = ({ task: { samples, testSamples } }: PreparedSummary) => samples + testSamples < FEW_SAMPLES;

/** Says what the choices make, and trains on it. */
function Result({ shelf, desk, onTrain }: Pick<TablePanelProps, 'shelf' | 'desk' | 'onTrain'>) {
  const prepared = useStore(desk.store, (state) => state.prepared);
  const refusal = useStore(desk.store, (state) => state.refusal);
  const wanted = useWanted(shelf);
  const experiment = useStore(useLab().experiment);
  const changed = useMemo(() => prepared && changedByData(experiment, prepared.task), [experiment, prepared]);
  const isOther = wanted !== null && prepared !== null && prepared.digest !== wanted.digest;
  const train = ({ digest, task, file }: PreparedSummary) => {
    const { given, table, choices } = desk.store.getState();
    if (!given || !table || !choices) return;
    const { format, columns } = table;
    const targets = columns.flatMap(({ name }, c) => (choices.roles[c] === 'target' ? [name] : []));
    void shelf.put({ digest, name: table.name, task, file, table: given.blob, taken: { format, choices, targets } });
    onTrain(task);
  };
  return (
    <div className={styles.result}>
      <div className={styles.sum} role="status" data-testid="data-result">
        {refusal !== null ? (
          <p className={styles.refusal}>{refusal}</p>
        ) : prepared ? (
          <>
            <p>
              <b>{describeOwn(prepared.task)}</b>
            </p>
            {wanted && (
              <p className={isOther ? styles.other : styles.same} data-testid="data-wanted">
                {isOther ? said.wanted.other(describeOwn(prepared.task), describeOwn(wanted)) : said.wanted.same}
              </p>
            )}
            {changed && <p className={styles.quiet}>{said.settings(changed)}</p>}
            {isFew(prepared) && (
              <p className={styles.other}>{said.few(prepared.task.samples + prepared.task.testSamples)}</p>
            )}
            <p className={styles.quiet}>
              {prepared.spread.length > 0 && said.spread(prepared.spread)}{' '}
              {prepared.classNames.length > 0 && said.classes(prepared.classNames)} {said.digest(prepared.digest)}
            </p>
          </>
        ) : (
          <p className={styles.quiet}>{said.preparing}</p>
        )}
      </div>
      <TextButton look="primary" isDisabled={!prepared} onPress={() => prepared && train(prepared)}>
        {isOther ? said.wanted.anew : wanted && prepared ? said.wanted.begin : said.train}
      </TextButton>
    </div>
  );
}
