import { useMemo, useState } from 'react';
import { formatEstimate } from '../prior/format-estimate.ts';
import { formatSetting } from '../../charts/shell/format-number.ts';
import { settingName, type SweepAxis } from '../../config/sweep/axis.ts';
import type { SweepResult } from '../../config/sweep/result.ts';
import { words } from '../../words/words.ts';
import { Choice } from '../kit/choice.tsx';
import { Hint } from '../kit/hint.tsx';
import { SelectField } from '../kit/select-field.tsx';
import shared from '../kit/shared.module.css';
import styles from './check-view.module.css';
import { chartOfCheck, checkRow, type CheckedSlope, type CoordinateCheck } from './coordinate-check.ts';
import { valueName } from './value-name.ts';
import { XyPicture } from './sweep-charts.tsx';
import { useSweep, useSweepLab } from './use-sweep.ts';

const said = words.sweepPage.check;

/** Shows a sweep over widths as a coordinate check: a plain verdict for every quantity, with its numbers. */
export function CheckView({ result, steps }: { result: SweepResult; steps: readonly number[] }) {
  const { sweep } = result;
  const step = useSweep(({ reading }) => reading.step);
  const { read } = useSweepLab();
  const rows = sweep.axes.length > 1 ? sweep.axes[1].values : [];
  const [row, setRow] = useState(Math.max(0, rows.indexOf('mup')));
  const later = steps.filter((measured) => measured > 0);
  const shownStep = later.includes(step) ? step : (later.at(0) ?? 1);
  return (
    <div className={styles.check}>
      <div className={styles.head}>
        <Hint label={words.page.charts.howToRead(said.title)}>{said.about}</Hint>
        {rows.length > 1 && (
          <Choice
            label={said.row}
            options={rows.map((value, i) => ({ value: String(i), text: valueName(sweep.axes[1].setting, value) }))}
            value={String(row)}
            onChange={(chosen) => setRow(Number(chosen))}
          />
        )}
        <span className={styles.step}>
          {said.step}
          <SelectField
            label={said.step}
            value={shownStep}
            options={(later.length > 0 ? later : [1]).map((value) => ({ value, text: String(value) }))}
            onChange={(chosen) => read({ step: chosen })}
          />
        </span>
      </div>
      <CheckedRow result={result} row={row} step={shownStep} />
    </div>
  );
}

/** Shows one row of the sweep: the moves over the widths, and their slopes. */
function CheckedRow({ result, row, step }: { result: SweepResult; row: number; step: number }) {
  const [, y] = result.sweep.axes as [SweepAxis, SweepAxis?];
  const check = useMemo(() => checkRow(result, row, step), [result, row, step]);
  const data = useMemo(() => chartOfCheck(check), [check]);
  const caption = y ? said.caption(settingName(y.setting), valueName(y.setting, y.values[row])) : said.title;
  return (
    <div className={styles.parts}>
      <XyPicture data={data} />
      <Verdicts check={check} caption={caption} />
    </div>
  );
}

function Verdicts({ check, caption }: { check: CoordinateCheck; caption: string }) {
  const judged = check.slopes.filter(({ passes }) => passes !== null);
  const passed = judged.filter(({ passes }) => passes).length;
  return (
    <div className={styles.verdicts}>
      <table className={shared.numbers}>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{said.quantity}</th>
            <th scope="col">{said.measured}</th>
            <th scope="col">{said.expected}</th>
            <th scope="col">{said.verdict}</th>
          </tr>
        </thead>
        <tbody>
          {check.slopes.map((slope) => (
            <SlopeRow key={slope.id} slope={slope} />
          ))}
        </tbody>
      </table>
      <p className={styles.note}>
        {judged.length > 0 && <b data-testid="check-summary">{said.summary(passed, judged.length)}. </b>}
        {said.tolerance(String(check.tolerance))}
      </p>
    </div>
  );
}

function SlopeRow({ slope: { id, name, fit, expected, passes } }: { slope: CheckedSlope }) {
  const estimate = fit && formatEstimate(fit.slope, fit.error);
  const verdict = passes === null ? (expected === null ? said.open : said.tooFew) : passes ? said.pass : said.fail;
  return (
    <tr data-quantity={id} data-verdict={passes ?? undefined}>
      <th scope="row">{name}</th>
      <td data-value={fit?.slope}>
        {estimate ? estimate.value : '–'}
        {estimate?.error && <span className={styles.error}> ± {estimate.error}</span>}
      </td>
      <td>{expected === null ? '–' : formatSetting(expected)}</td>
      <td className={styles.verdict}>{verdict}</td>
    </tr>
  );
}
