import { useId, type ReactNode } from 'react';
import { SEED_DRAWS, SWEEP_FRAMES, type SweepInput } from '../../config/sweep/sweep.ts';
import { words } from '../../words/words.ts';
import { LabelledField } from '../kit/labelled-field.tsx';
import { SelectField } from '../kit/select-field.tsx';
import { TypedNumber } from '../kit/typed-number.tsx';
import styles from './sweep-form.module.css';
import { useSweep, useSweepLab } from './use-sweep.ts';

const said = words.sweep.page;

type FieldName = keyof typeof said.fields;

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
      label={said.fields[name]}
      title={said.fieldTitles[name]}
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
  /** What the form becomes when a value is typed, which the schema has yet to check. */
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
        label={said.fields[name]}
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

/** How many networks, how long they are trained, and what is measured of them. */
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
          label={said.fields.draw}
          value={sweep.draw}
          options={SEED_DRAWS.map((value) => ({ value, text: said.draws[value] }))}
          onChange={(draw) => lab.change('draw', { draw })}
        />
      </Field>
      <Field name="frames" errorId={framesId}>
        <SelectField
          label={said.fields.frames}
          value={sweep.frames}
          options={SWEEP_FRAMES.map((value) => ({ value, text: said.frameKinds[value] }))}
          onChange={(frames) => lab.change('frames', { frames })}
        />
      </Field>
      {hasGrid && (
        <SweepNumber name="perOctave" value={sweep.perOctave} change={(typed) => ({ perOctave: typed as number })} />
      )}
    </div>
  );
}
