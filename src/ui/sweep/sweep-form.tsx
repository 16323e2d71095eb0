import { useDeferredValue, useMemo, useState } from 'react';
import { presetSweep, SWEEP_PRESET_IDS } from '../../config/sweep/presets.ts';
import { presetOf } from '../../store/sweep/sweep-state.ts';
import { words } from '../../words/words.ts';
import { LabelledField, RefusalText } from '../kit/labelled-field.tsx';
import { SelectField } from '../kit/select-field.tsx';
import { AxisFields } from './axis-fields.tsx';
import { SweepActions } from './sweep-actions.tsx';
import { SweepBase } from './sweep-base.tsx';
import { SweepFields } from './sweep-field.tsx';
import styles from './sweep-form.module.css';
import { useSweep, useSweepLab } from './use-sweep.ts';
import { sweepWorkers } from '../../worker/host/cores.ts';
import { sizeOfSweep } from './size-of-sweep.ts';

const said = words.sweepPage;
const OWN = 'own';
/** On a narrower page the form folds away under its title. */
const WIDE = '(width >= 60rem)';

/** Shows the settings of a sweep, and the buttons that train it. */
export function SweepForm() {
  const [isOpen, setOpen] = useState(() => matchMedia(WIDE).matches);
  return (
    <section className={styles.form} aria-label={said.form}>
      <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary className={styles.title}>{said.form}</summary>
        <div className={styles.parts}>
          <PresetField />
          <SweepBase />
          <BaseRefusal />
          <AxisFields name="x" />
          <AxisFields name="y" />
          <SweepFields />
          <SweepSize />
        </div>
      </details>
      <SweepActions />
    </section>
  );
}

function PresetField() {
  const sweep = useSweep((state) => state.sweep);
  const lab = useSweepLab();
  const present = presetOf(sweep);
  const options = SWEEP_PRESET_IDS.map((value) => ({ value, text: said.presets[value] }));
  return (
    <LabelledField name="preset" label={said.preset}>
      <SelectField
        label={said.preset}
        value={present ?? OWN}
        options={present ? options : [{ value: OWN, text: said.ownSweep } as const, ...options]}
        onChange={(id) => {
          if (id !== OWN) lab.replace(presetSweep(id));
        }}
      />
    </LabelledField>
  );
}

function BaseRefusal() {
  const refusal = useSweep(({ refusals }) => refusals.base);
  return <RefusalText refusal={refusal} id="sweep-base-refusal" />;
}

/** Says how many networks the sweep of the form has, about how long they take, and which cells are not possible. */
function SweepSize() {
  const sweep = useDeferredValue(useSweep((state) => state.sweep));
  const { line, refused } = useMemo(() => sizeOfSweep(sweep, sweepWorkers()), [sweep]);
  return (
    <div className={styles.size} data-testid="sweep-size">
      <p>{line}</p>
      {refused && <p className={styles.refused}>{refused}</p>}
    </div>
  );
}
