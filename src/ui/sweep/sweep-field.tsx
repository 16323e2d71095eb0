import { useId, type ReactNode } from 'react';
import { SETTINGS } from '../../config/settings/settings.ts';
import { SWEEP, type SweepInput } from '../../config/sweep/sweep.ts';
import { optionsOf, wordsOf } from '../../settings/row.ts';
import { words } from '../../words/words.ts';
import { LabelledField } from '../kit/labelled-field.tsx';
import { SelectField } from '../kit/select-field.tsx';
import { TypedNumber } from '../kit/typed-number.tsx';
import styles from './sweep-form.module.css';
import { useSweep, useSweepLab } from './use-sweep.ts';

const said = words.sweepPage;

/** The settings of the form beside the axes: those of the sweep, and how long its experiment is trained. */
const ROWS = { ...SWEEP, steps: SETTINGS['train.steps'] };

type FieldName = Exclude<keyof typeof ROWS, 'name'>;

interface FieldProps {
  name: FieldName;
  errorId: string;
  children: ReactNode;
}

function Field({ name, errorId, children }: FieldProps) {
  const refusal = useSweep(({ refusals }) => refusals[name]);
  return (
    <LabelledField
      name={name}
      label={wordsOf(ROWS[name]).label}
      title={name === 'steps' ? said.stepsTitle : wordsOf(ROWS[name]).hint}
      refusal={refusal}
      errorId={errorId}
    >
      {children}
    </LabelledField>
  );
}

interface NumberProps {
  name: 'seeds' | 'steps' | 'perOctave' | 'until';
  value: number | undefined;
  /** Returns the change of the form for a typed value, which the schema has yet to check. */
  change: (typed: unknown) => Partial<SweepInput>;
  placeholder?: string;
}

function SweepNumber({ name, value, change, placeholder }: NumberProps) {
  const refusal = useSweep(({ refusals }) => refusals[name]);
  const lab = useSweepLab();
  const errorId = useId();
  return (
    <Field name={name} errorId={errorId}>
      <TypedNumber
        label={wordsOf(ROWS[name]).label}
        value={value}
        refused={refusal}
        onCommit={(typed) => lab.change(name, change(typed), typed)}
        onGiveUp={() => lab.forgive(name)}
        placeholder={placeholder}
        errorId={errorId}
      />
    </Field>
  );
}

/** Shows how many networks are trained, how long, and what is measured of them. */
export function SweepFields() {
  const sweep = useSweep((state) => state.sweep);
  const lab = useSweepLab();
  const { base } = sweep;
  const drawId = useId();
  const framesId = useId();
  const hasGrid = base.measure.at === undefined;
  return (
    <div className={styles.fields}>
      <SweepNumber name="seeds" value={sweep.seeds} change={(typed) => ({ seeds: typed as number })} />
      <SweepNumber
        name="steps"
        value={base.train.steps}
        change={(typed) => ({ base: { ...base, train: { ...base.train, steps: typed as number } } })}
      />
      <SweepNumber
        name="until"
        value={sweep.until}
        change={(typed) => ({ until: typed as number | undefined })}
        placeholder={said.never}
      />
      <Field name="draw" errorId={drawId}>
        <SelectField
          label={wordsOf(ROWS.draw).label}
          value={sweep.draw}
          options={optionsOf(SWEEP.draw)}
          onChange={(draw) => lab.change('draw', { draw })}
        />
      </Field>
      <Field name="frames" errorId={framesId}>
        <SelectField
          label={wordsOf(ROWS.frames).label}
          value={sweep.frames}
          options={optionsOf(SWEEP.frames)}
          onChange={(frames) => lab.change('frames', { frames })}
        />
      </Field>
      {hasGrid && (
        <SweepNumber name="perOctave" value={sweep.perOctave} change={(typed) => ({ perOctave: typed as number })} />
      )}
    </div>
  );
}
