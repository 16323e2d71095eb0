import { useContext, useId } from 'react';
import { PRESETS, SCALING } from '../../config/settings/scaling-settings.ts';
import { nameOf, wordsOf } from '../../settings/row.ts';
import { words } from '../../words/words.ts';
import { SideContext, useControl, useExperiment, useIsCause, useSidedName } from '../lab-context.ts';
import { Choice } from '../kit/choice.tsx';
import { DetentSlider } from '../kit/detent-slider.tsx';
import { ExponentFields } from './exponent-fields.tsx';
import { ForSides } from './for-sides.tsx';
import { Hint } from '../kit/hint.tsx';
import { LockSign } from './lock-sign.tsx';
import { NumberField } from './number-field.tsx';
import { RefusalNote } from './refusal-note.tsx';
import { SCALES } from './scales.ts';
import { narrowed } from '../kit/slider-scale.ts';
import shared from '../kit/shared.module.css';
import { classNames } from '../kit/class-names.ts';
import styles from './scaling-control.module.css';

const { scaling: said, explain, exactValue } = words.page;
const { label: LABEL, hint: ABOUT } = wordsOf(SCALING.preset);
const KAPPA = wordsOf(SCALING.lrExponent);

const OPTIONS = PRESETS.map((preset) => ({
  value: preset,
  text: nameOf(SCALING.preset, preset),
  title: said.presetTitles[preset],
}));

/** Shows how learning rates and initial weights depend on the width: a preset or custom exponents, and kappa. */
export function ScalingControl() {
  const { change, isFixed } = useControl('scaling.preset');
  const name = useSidedName('scaling.preset', LABEL);
  const preset = useExperiment(({ scaling }) => scaling.preset);
  const isCause = useIsCause('scaling.preset');
  const errorId = useId();
  return (
    <div
      className={classNames(shared.cause, styles.scaling)}
      data-setting="scaling.preset"
      data-cause={isCause || undefined}
    >
      <div className={styles.head}>
        <span className={styles.label}>
          <span className={styles.text}>{name}</span>
          <Hint label={explain(LABEL)}>
            <p>{ABOUT}</p>
            {OPTIONS.map(({ value, text, title }) => (
              <p key={value}>
                <strong>{text}:</strong> {title}
              </p>
            ))}
          </Hint>
          <LockSign path="scaling.preset" />
        </span>
      </div>
      <Choice label={name} options={OPTIONS} value={preset} isDisabled={isFixed} onChange={change} />
      {preset === 'custom' && <ExponentFields />}
      <ForSides path="scaling.lrExponent">
        <Kappa />
      </ForSides>
      <RefusalNote path="scaling.preset" id={errorId} />
    </div>
  );
}

function Kappa() {
  const { change, isFixed, lock } = useControl('scaling.lrExponent');
  const usual = SCALES['scaling.lrExponent'];
  const scale = lock?.range ? narrowed(usual, ...lock.range) : usual;
  const name = useSidedName('scaling.lrExponent', KAPPA.label);
  const isSecond = useContext(SideContext) === 1 && name !== KAPPA.label;
  const value = useExperiment(({ scaling }) => scaling.lrExponent);
  const errorId = useId();
  return (
    <div className={styles.kappa} data-setting="scaling.lrExponent" data-neutral={value === 0 || undefined}>
      <span className={styles.name}>
        <span aria-hidden="true">
          {name} <i className={styles.symbol}>{KAPPA.symbol}</i>
        </span>
        {!isSecond && <Hint label={explain(KAPPA.label)}>{KAPPA.hint}</Hint>}
        <LockSign path="scaling.lrExponent" />
      </span>
      <div className={styles.slider}>
        <DetentSlider
          label={name}
          value={value}
          valueText={String(value)}
          scale={scale}
          isDisabled={isFixed}
          onChange={change}
        />
      </div>
      <div className={styles.field}>
        <NumberField
          path="scaling.lrExponent"
          label={exactValue(KAPPA.label)}
          value={value}
          beyond={scale.beyond}
          errorId={errorId}
        />
      </div>
      <RefusalNote path="scaling.lrExponent" id={errorId} />
    </div>
  );
}
