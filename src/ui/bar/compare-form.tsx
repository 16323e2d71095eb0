import { useState } from 'react';
import { useStore } from 'zustand';
import { comparablePaths, suggestedDifference, type Difference } from '../../config/comparison.ts';
import { settingRow, type RowPath } from '../../config/settings/settings.ts';
import type { TaskName } from '../../tasks/tasks.ts';
import type { SettingPath } from '../../config/setting-path.ts';
import { nameOf, wordsOf } from '../../settings/row.ts';
import { lazyRichObstacle } from '../../store/training/experiment-store.ts';
import { words } from '../../words/words.ts';
import { LabelledField, RefusalText } from '../kit/labelled-field.tsx';
import { SelectField } from '../kit/select-field.tsx';
import { TextButton } from '../kit/text-button.tsx';
import { TypedNumber } from '../kit/typed-number.tsx';
import { useIsComparing, useLab } from '../lab-context.ts';
import styles from './compare-form.module.css';

const said = words.page.comparison;

/** Asks for a setting and for its value on each side. */
export function CompareForm({ onClose }: { onClose: () => void }) {
  const store = useLab().experiment;
  const experiment = useStore(store, (state) => state.experiment);
  const isComparing = useIsComparing();
  const obstacle = lazyRichObstacle(experiment);
  const paths = comparablePaths(experiment);
  const [asked, ask] = useState<Difference>(() =>
    suggestedDifference(obstacle === null ? 'net.width' : paths[0], experiment),
  );
  const refusal = useStore(store, ({ refusals }) => refusals[asked.path]);
  const task = experiment.task.name;
  const compare = () => {
    store.getState().compare([asked]);
    if (!store.getState().refusals[asked.path]) onClose();
  };
  return (
    <div className={styles.form}>
      <p className={styles.about}>{said.about}</p>
      {obstacle !== null && <p className={styles.about}>{obstacle}</p>}
      <LabelledField name="compare" label={said.setting}>
        <SelectField
          label={said.setting}
          value={asked.path}
          options={paths.map((path) => ({ value: path, text: wordsOf(rowOf(path, task)).label }))}
          onChange={(path) => ask(suggestedDifference(path, experiment))}
        />
      </LabelledField>
      <div className={styles.values}>
        {(['left', 'right'] as const).map((side) => (
          <LabelledField key={side} name={`compare-${side}`} label={said.values[side]}>
            <Value
              path={asked.path}
              task={task}
              label={said.values[side]}
              value={asked[side]}
              onChange={(value) => ask({ ...asked, [side]: value })}
            />
          </LabelledField>
        ))}
      </div>
      <RefusalText refusal={refusal} id="compare-refusal" />
      <div className={styles.actions}>
        <TextButton look="primary" onPress={compare}>
          {said.compare}
        </TextButton>
        {isComparing && (
          <TextButton
            onPress={() => {
              store.getState().endComparison();
              onClose();
            }}
          >
            {said.end}
          </TextButton>
        )}
      </div>
    </div>
  );
}

const rowOf = (path: SettingPath, task: TaskName) => settingRow(path as RowPath, task);

interface ValueProps {
  path: SettingPath;
  task: TaskName;
  label: string;
  value: unknown;
  onChange: (value: unknown) => void;
}

/** Shows the value of one side: a list of options, or a number. */
function Value({ path, task, label, value, onChange }: ValueProps) {
  const row = rowOf(path, task);
  const { choices } = row.kind;
  if (choices.length === 0)
    return (
      <TypedNumber
        label={label}
        value={typeof value === 'number' ? value : undefined}
        placeholder={typeof value === 'string' ? value : undefined}
        refused={undefined}
        onCommit={(typed) => typed !== undefined && onChange(typed)}
        onGiveUp={() => undefined}
      />
    );
  const textOf = (choice: (typeof choices)[number]) =>
    typeof choice === 'boolean' ? said.flags[`${choice}`] : nameOf(row, choice);
  return (
    <SelectField
      label={label}
      value={String(value)}
      options={choices.map((choice) => ({ value: String(choice), text: textOf(choice) }))}
      onChange={(text) => onChange(choices.find((choice) => String(choice) === text))}
    />
  );
}
