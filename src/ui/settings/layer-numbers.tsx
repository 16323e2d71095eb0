import { useId } from 'react';
import { getAtPath } from '../../config/setting-path.ts';
import { ListNumberField } from '../controls/list-number-field.tsx';
import { wordsOf } from '../../settings/row.ts';
import { useControl, useExperiment, useSidedName } from '../lab-context.ts';
import styles from './layer-numbers.module.css';
import { Switch } from '../kit/switch.tsx';
import { useRow } from '../controls/choice-field.tsx';
import { SettingRow } from './setting-row.tsx';

interface LayerNumbersProps {
  path: 'train.layerLr' | 'train.slo.speeds';
  /** Returns the accessible name of the number of one layer. */
  nameOf: (layer: number) => string;
}

/** Shows a switch and, if it is on, a number for each layer of weights; if it is off, all are 1. */
export function LayerNumbers({ path, nameOf }: LayerNumbersProps) {
  const { change, isFixed } = useControl(path);
  const layers = useExperiment(({ net }) => net.depth) + 1;
  const numbers = useExperiment((experiment) => getAtPath(experiment, path));
  const label = useSidedName(path, wordsOf(useRow(path)).label);
  const errorId = useId();
  return (
    <>
      <SettingRow path={path} errorId={errorId}>
        <Switch
          label={label}
          isOn={numbers !== undefined}
          isDisabled={isFixed}
          onChange={(isOn) => change(isOn ? new Array<number>(layers).fill(1) : undefined)}
        />
      </SettingRow>
      {numbers && (
        <div className={styles.numbers}>
          {numbers.map((_, index) => (
            <ListNumberField
              key={index}
              path={path}
              label={nameOf(index + 1)}
              list={numbers}
              index={index}
              errorId={errorId}
            />
          ))}
        </div>
      )}
    </>
  );
}
