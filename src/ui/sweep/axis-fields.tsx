import { useId, useState } from 'react';
import { isNumberSetting, offeredSettings, suggestedAxis } from '../../config/sweep/axis-settings.ts';
import { spacingOf } from '../../config/sweep/axis-text.ts';
import { settingName, type AxisValue, type SweepAxis } from '../../config/sweep/axis.ts';
import type { SweepInput } from '../../config/sweep/sweep.ts';
import type { Spacing } from '../../settings/row.ts';
import { words } from '../../words/words.ts';
import { readNumber } from '../kit/read-number.ts';
import { RefusalText } from '../kit/labelled-field.tsx';
import { SelectField, type SelectSection } from '../kit/select-field.tsx';
import { TypedNumber } from '../kit/typed-number.tsx';
import { TypedText } from '../kit/typed-text.tsx';
import styles from './sweep-form.module.css';
import { useSweep, useSweepLab } from './use-sweep.ts';

const said = words.sweepPage.axis;
/** The option for no axis, and for no spacing. */
const NONE = '';

type AxisInput = SweepInput['axes'][number];

/** Shows the setting of one axis and its values: evenly spaced, or typed one by one. */
export function AxisFields({ name }: { name: 'x' | 'y' }) {
  const place = name === 'x' ? 0 : 1;
  const sweep = useSweep((state) => state.sweep);
  const refusal = useSweep(({ refusals }) => refusals[name]);
  const lab = useSweepLab();
  const errorId = useId();
  const axis: SweepAxis | undefined = sweep.axes[place];

  const put = (changed: AxisInput | null, asked: unknown) => {
    const axes: AxisInput[] = [...sweep.axes];
    axes.splice(place, 1, ...(changed ? [changed] : []));
    lab.change(name, { axes }, asked);
  };
  const choose = (setting: string) => {
    const other = sweep.axes.at(1 - place);
    // The two axes change places when one takes the setting of the other.
    if (axis && other?.setting === setting) lab.change(name, { axes: [...sweep.axes].reverse() });
    else put(setting === NONE ? null : suggestedAxis(setting), setting);
  };

  return (
    <div className={styles.axis} role="group" aria-label={said[name]}>
      <div className={styles.axisHead}>
        <span className={styles.axisName} aria-hidden="true">
          {said[name]}
        </span>
        <SelectField
          label={said.setting(said[name])}
          value={axis?.setting ?? NONE}
          options={useSettingOptions(axis?.setting, name === 'y')}
          onChange={choose}
        />
      </div>
      {axis && isNumberSetting(axis.setting) && <SpacingFields key={axis.setting} {...{ name, axis, put }} />}
      {axis && (
        <TypedText
          label={said.field(said[name], said.list)}
          value={refusal ? String(refusal.value) : axis.values.join(', ')}
          isRefused={refusal !== undefined}
          onCommit={(text) => put({ setting: axis.setting, values: readValues(text) }, text)}
          onGiveUp={() => lab.forgive(name)}
          errorId={errorId}
        />
      )}
      <RefusalText refusal={refusal} id={errorId} />
    </div>
  );
}

function useSettingOptions(present: string | undefined, canBeNone: boolean) {
  const base = useSweep(({ sweep }) => sweep.base);
  const { numbers, choices } = offeredSettings(base);
  const option = (value: string) => ({ value, text: value === NONE ? said.none : settingName(value) });
  const isOffered = present === undefined || numbers.includes(present) || choices.includes(present);
  const sections: SelectSection<string>[] = [
    { label: said.numbers, options: [...(isOffered ? numbers : [present, ...numbers])].map(option) },
    { label: said.choices, options: choices.map(option) },
  ];
  return canBeNone ? [option(NONE), ...sections] : sections;
}

const readValues = (text: string): AxisValue[] =>
  text
    .split(/[;,]\s*|\s+/)
    .filter((part) => part !== '')
    .map((part) => (part === 'true' || part === 'false' ? part === 'true' : (readNumber(part) ?? part)));

interface SpacingFieldsProps {
  name: 'x' | 'y';
  axis: SweepAxis;
  put: (axis: AxisInput, asked: unknown) => void;
}

/** Shows the ends, the number and the spacing of evenly spaced values; the spacing is blank if they are not even. */
function SpacingFields({ name, axis, put }: SpacingFieldsProps) {
  const [asked, setAsked] = useState<Spacing>();
  const { forgive } = useSweepLab();
  const spacing = spacingOf(axis, asked);
  const numbers = axis.values.filter((value) => typeof value === 'number');
  const present: Spacing = spacing ?? {
    from: numbers[0] ?? 1,
    to: numbers.at(-1) ?? 1,
    count: axis.values.length,
    scale: asked?.scale ?? 'log',
  };
  const change = (part: Partial<Record<keyof Spacing, unknown>>) => {
    const wanted = { ...present, ...part } as Spacing;
    setAsked(wanted);
    put({ setting: axis.setting, ...wanted }, Object.values(part).join());
  };
  const number = (field: 'from' | 'to' | 'count') => (
    <label className={styles.part}>
      <span aria-hidden="true">{said[field]}</span>
      <TypedNumber
        label={said.field(said[name], said[field])}
        value={present[field]}
        refused={undefined}
        onCommit={(typed) => change({ [field]: typed })}
        onGiveUp={() => forgive(name)}
        beyond={field === 'count' ? undefined : beyond}
      />
    </label>
  );
  return (
    <div className={styles.spacing}>
      {number('from')}
      {number('to')}
      {number('count')}
      <label className={styles.part}>
        <span aria-hidden="true">{said.scale}</span>
        <SelectField
          label={said.field(said[name], said.scale)}
          value={spacing ? present.scale : NONE}
          options={[
            ...(spacing ? [] : [{ value: NONE, text: '–' } as const]),
            { value: 'log', text: said.scales.log },
            { value: 'linear', text: said.scales.linear },
          ]}
          onChange={(scale) => {
            if (scale !== NONE) change({ scale });
          }}
        />
      </label>
    </div>
  );
}

/** Returns the next of 1, 2, 5, 10, 20, ... */
function beyond(value: number, count: number): number {
  if (!(value > 0)) return value + count;
  const power = 10 ** Math.floor(Math.log10(value) + 1e-9);
  const steps = [0.5, 1, 2, 5, 10].map((mantissa) => Number((mantissa * power).toPrecision(1)));
  return count > 0 ? (steps.find((step) => step > value) ?? value) : (steps.findLast((step) => step < value) ?? value);
}
