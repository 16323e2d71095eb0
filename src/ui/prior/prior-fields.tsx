import { useId, type ReactNode } from 'react';
import type { PriorKey } from '../../config/link/prior-link.ts';
import { words } from '../../words/words.ts';
import { readNumber } from '../kit/read-number.ts';
import { LabelledField } from '../kit/labelled-field.tsx';
import { SelectField } from '../kit/select-field.tsx';
import { TypedNumber } from '../kit/typed-number.tsx';
import { TypedText } from '../kit/typed-text.tsx';
import { ACTIVATION_OPTIONS } from '../settings/options.ts';
import { usePrior, usePriorLab } from './use-prior.ts';

const { fields, fieldTitles, noData } = words.prior;

interface FieldProps {
  name: keyof typeof fields;
  errorId: string;
  children: ReactNode;
}

/** A setting with its name above, and below it why a value was refused. */
function Field({ name, errorId, children }: FieldProps) {
  const refusal = usePrior(({ refusals }) => refusals[name]);
  const isCause = usePrior(({ failure }) => failure?.control === name);
  return (
    <LabelledField
      name={name}
      label={fields[name]}
      title={fieldTitles[name]}
      refusal={refusal}
      errorId={errorId}
      isCause={isCause}
    >
      {children}
    </LabelledField>
  );
}

interface NumberSettingProps {
  name: Exclude<PriorKey, 'y' | 'activation' | 'width'>;
  /** What stands for a value that is left out. */
  placeholder?: string;
}

/** A number of the prior. */
export function PriorNumber({ name, placeholder }: NumberSettingProps) {
  const value = usePrior(({ prior }) => prior[name]);
  const refusal = usePrior(({ refusals }) => refusals[name]);
  const { change, forgive } = usePriorLab();
  const errorId = useId();
  return (
    <Field name={name} errorId={errorId}>
      <TypedNumber
        label={fields[name]}
        value={value}
        refused={refusal}
        onCommit={(typed) => change(name, typed)}
        onGiveUp={() => forgive(name)}
        placeholder={placeholder}
        errorId={errorId}
      />
    </Field>
  );
}

/** The activation of the hidden layers. */
export function PriorActivation() {
  const value = usePrior(({ prior }) => prior.activation);
  const { change } = usePriorLab();
  const errorId = useId();
  return (
    <Field name="activation" errorId={errorId}>
      <SelectField
        label={fields.activation}
        value={value}
        options={ACTIVATION_OPTIONS}
        onChange={(chosen) => change('activation', chosen)}
      />
    </Field>
  );
}

/** The targets of the first inputs, as numbers between commas; none: the prior. */
export function PriorTargets() {
  const y = usePrior(({ prior }) => prior.y);
  const refusal = usePrior(({ refusals }) => refusals.y);
  const asked = Array.isArray(refusal?.value) ? (refusal.value as unknown[]) : y;
  const { change, forgive } = usePriorLab();
  const errorId = useId();
  return (
    <Field name="y" errorId={errorId}>
      <TypedText
        label={fields.y}
        value={(asked ?? []).join(', ')}
        isRefused={refusal !== undefined}
        onCommit={(text) => change('y', readTargets(text))}
        onGiveUp={() => forgive('y')}
        placeholder={noData}
        errorId={errorId}
      />
    </Field>
  );
}

const readTargets = (text: string) =>
  text.trim() === ''
    ? undefined
    : text.split(/[,;\s]+/).flatMap((part) => (part === '' ? [] : [readNumber(part) ?? part]));
