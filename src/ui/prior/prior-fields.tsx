import { useId, type ReactNode } from 'react';
import { PRIOR, type PriorKey } from '../../config/prior.ts';
import { optionsOf, wordsOf } from '../../settings/row.ts';
import { words } from '../../words/words.ts';
import { readNumber } from '../kit/read-number.ts';
import { LabelledField } from '../kit/labelled-field.tsx';
import { SelectField } from '../kit/select-field.tsx';
import { TypedNumber } from '../kit/typed-number.tsx';
import { TypedText } from '../kit/typed-text.tsx';
import { usePrior, usePriorLab } from '../lab-context.ts';
import { FailureNote } from '../kit/failure-note.tsx';
import { TextButton } from '../kit/text-button.tsx';

const { noData } = words.prior;

const labelOf = (name: PriorKey) => wordsOf(PRIOR[name]).label;

interface FieldProps {
  name: PriorKey;
  errorId: string;
  children: ReactNode;
}

/** Shows a setting with its name above, and below it the reason why a value was refused. */
function Field({ name, errorId, children }: FieldProps) {
  const refusal = usePrior(({ refusals }) => refusals[name]);
  const isCause = usePrior(({ failure }) => failure?.control === name);
  return (
    <LabelledField
      name={name}
      label={labelOf(name)}
      title={wordsOf(PRIOR[name]).hint}
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
  /** The text for a value that is left out. */
  placeholder?: string;
}

/** Shows a number of the prior. */
export function PriorNumber({ name, placeholder }: NumberSettingProps) {
  const value = usePrior(({ prior }) => prior[name]);
  const refusal = usePrior(({ refusals }) => refusals[name]);
  const { change, forgive } = usePriorLab();
  const errorId = useId();
  return (
    <Field name={name} errorId={errorId}>
      <TypedNumber
        label={labelOf(name)}
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

/** Shows the activation of the hidden layers. */
export function PriorActivation() {
  const value = usePrior(({ prior }) => prior.activation);
  const { change } = usePriorLab();
  const errorId = useId();
  return (
    <Field name="activation" errorId={errorId}>
      <SelectField
        label={labelOf('activation')}
        value={value}
        options={optionsOf(PRIOR.activation)}
        onChange={(chosen) => change('activation', chosen)}
      />
    </Field>
  );
}

/** Shows the targets of the first inputs, as numbers between commas; without targets, it is the prior. */
export function PriorTargets() {
  const y = usePrior(({ prior }) => prior.y);
  const refusal = usePrior(({ refusals }) => refusals.y);
  const asked = Array.isArray(refusal?.value) ? (refusal.value as unknown[]) : y;
  const { change, forgive } = usePriorLab();
  const errorId = useId();
  return (
    <Field name="y" errorId={errorId}>
      <TypedText
        label={labelOf('y')}
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

const said = words.page.failure;

/** Says why nothing more is drawn, and what to do. */
export function PriorFailure() {
  const failure = usePrior((state) => state.failure);
  const { redraw } = usePriorLab();
  if (!failure) return null;
  return (
    <FailureNote title={said.title} failure={failure}>
      <TextButton onPress={redraw}>{said.reset}</TextButton>
    </FailureNote>
  );
}
