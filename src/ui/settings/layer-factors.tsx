import { useId } from 'react';
import { words } from '../../words/words.ts';
import { ListNumberField } from '../controls/list-number-field.tsx';
import { useChange, useExperiment } from '../lab-context.ts';
import fields from './setting-fields.module.css';
import styles from './layer-factors.module.css';
import { SettingRow } from './setting-row.tsx';

const said = words.page.settings;

/** A factor on the learning rate of each layer of weights, when they are not all 1. */
export function LayerFactors() {
  const change = useChange();
  const depth = useExperiment(({ net }) => net.depth);
  const factors = useExperiment(({ train }) => train.layerLr);
  const errorId = useId();
  return (
    <>
      <SettingRow path="train.layerLr" errorId={errorId}>
        <input
          className={fields.flag}
          type="checkbox"
          role="switch"
          aria-label={said.ownFactors}
          checked={factors !== undefined}
          onChange={(event) =>
            change('train.layerLr', event.currentTarget.checked ? new Array<number>(depth + 1).fill(1) : undefined)
          }
        />
      </SettingRow>
      {factors && (
        <div className={styles.factors}>
          {factors.map((_, index) => (
            <ListNumberField
              key={index}
              path="train.layerLr"
              label={said.factorOf(index + 1)}
              list={factors}
              index={index}
              errorId={errorId}
            />
          ))}
        </div>
      )}
    </>
  );
}
