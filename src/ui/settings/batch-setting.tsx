import { useId } from 'react';
import { words } from '../../words/words.ts';
import { NumberField } from '../controls/number-field.tsx';
import { wordsOf } from '../../settings/row.ts';
import { useControl, useExperiment, useSidedName } from '../lab-context.ts';
import styles from './batch-setting.module.css';
import { Switch } from '../kit/switch.tsx';
import { useRow } from '../controls/choice-field.tsx';
import { SettingRow } from './setting-row.tsx';

/** The batch size after the full batch is switched off. */
const USUAL_BATCH = 64;

/** Shows the samples per step: all of them, or a number. */
export function BatchSetting() {
  const { change, isFixed } = useControl('train.batch');
  const batch = useExperiment(({ train }) => train.batch);
  const isFull = batch === 'full';
  const label = wordsOf(useRow('train.batch')).label;
  const full = useSidedName('train.batch', words.page.settings.fullBatch);
  const errorId = useId();
  return (
    <SettingRow path="train.batch" errorId={errorId}>
      <div className={styles.batch}>
        <NumberField
          path="train.batch"
          label={label}
          value={isFull ? undefined : batch}
          placeholder={words.page.settings.allSamples}
          errorId={errorId}
        />
        <label className={styles.full}>
          <Switch
            label={full}
            isOn={isFull}
            isDisabled={isFixed}
            onChange={(isOn) => change(isOn ? 'full' : USUAL_BATCH)}
          />
          {words.page.settings.fullBatch}
        </label>
      </div>
    </SettingRow>
  );
}
