import type { ReactNode } from 'react';
import { formatLogTick, formatSetting } from '../../charts/shell/format-number.ts';
import { SETTINGS } from '../../config/settings/settings.ts';
import { wordsOf } from '../../settings/row.ts';
import { words } from '../../words/words.ts';
import { Hint } from '../kit/hint.tsx';
import styles from './main-controls.module.css';
import { SCALES } from './scales.ts';
import { ScalingControl } from './scaling-control.tsx';
import { SettingSlider, type SliderPath } from './setting-slider.tsx';
import { useStore } from 'zustand';
import { comparablePaths } from '../../config/comparison.ts';
import type { RowPath } from '../../config/settings/settings.ts';
import { Setting } from '../settings/setting-fields.tsx';
import { useExperiment, useIsComparing, useLab } from '../lab-context.ts';
import { ForSides } from './for-sides.tsx';

const ticksAt = (values: readonly number[]) => values.map((value) => ({ value, text: formatLogTick(value) }));
const plainTicks = (values: readonly number[]) => values.map((value) => ({ value, text: String(value) }));

const TICKS = {
  width: plainTicks([4, 16, 64, 256, 1024, 4096]),
  depth: plainTicks([0, 1, 2, 3, 4, 6, 8, 12, 24, 48]),
  learningRate: ticksAt([1e-4, 1e-3, 0.01, 0.1, 1, 10, 100]),
  criticalRate: [
    ...ticksAt([1e-4, 1e-3, 0.01, 0.1]),
    { value: 1, text: words.page.criticalRate.tick },
    ...ticksAt([100]),
  ],
  gamma0: ticksAt([1e-2, 0.1, 1, 10]),
};

const saidOf = (path: SliderPath) => wordsOf(SETTINGS[path]);

/** Returns the path, the words and the scale of a setting's slider, with the explanation beside its name. */
function described(path: SliderPath) {
  const { label, symbol, hint } = saidOf(path);
  return { path, label, symbol, scale: SCALES[path], hint: <Hint label={words.page.explain(label)}>{hint}</Hint> };
}

interface MainControlsProps {
  /** With it, the lazy-to-rich dial stands first, and this stands between the dial and the others. */
  afterDial?: ReactNode;
}

/** Shows the settings with a slider: width, depth, learning rate with its scaling, and the lazy-to-rich dial. */
export function MainControls({ afterDial }: MainControlsProps) {
  const isComparing = useIsComparing();
  const isDialFirst = afterDial !== undefined;
  return (
    <section className={styles.controls} aria-label={words.page.controls} data-comparing={isComparing || undefined}>
      {isDialFirst && <Dial />}
      {afterDial}
      <ForSides path="net.width">
        <SettingSlider {...described('net.width')} ticks={TICKS.width} />
      </ForSides>
      <ForSides path="net.depth">
        <SettingSlider {...described('net.depth')} ticks={TICKS.depth} />
      </ForSides>
      <ForSides path="train.lr">
        <LearningRateSlider />
      </ForSides>
      <ForSides path="scaling.preset">
        <ScalingControl />
      </ForSides>
      {!isDialFirst && <Dial />}
      <OwnSettings />
    </section>
  );
}

/** Shows the dial from lazy to rich. */
const Dial = () => (
  <ForSides path="scaling.gamma0">
    <SettingSlider
      {...described('scaling.gamma0')}
      ticks={TICKS.gamma0}
      ends={[words.page.richness.lazy, words.page.richness.rich]}
      valueText={(gamma0) => words.page.richness.valueText(formatSetting(gamma0))}
      track={<div className={styles.ramp} />}
    />
  </ForSides>
);

const ELSEWHERE: readonly string[] = [...Object.keys(SCALES), 'scaling.preset', 'scaling.b', 'scaling.c'];

/** Shows the first setting that has no slider and of which each side has its own value; the panel shows the others. */
function OwnSettings() {
  const path = useStore(useLab().experiment, ({ differing, experiment }) =>
    differing.find((own) => !ELSEWHERE.includes(own) && comparablePaths(experiment).includes(own)),
  );
  if (path === undefined) return null;
  return (
    <div className={styles.own}>
      <Setting path={path as RowPath} />
    </div>
  );
}

/** Shows the learning rate in its unit: absolute, or as a multiple of the critical one. */
function LearningRateSlider() {
  const isCritical = useExperiment(({ train }) => train.lrUnit === 'critical');
  const { criticalRate, explain } = words.page;
  const { label, symbol, hint } = saidOf('train.lr');
  return (
    <SettingSlider
      path="train.lr"
      label={label}
      symbol={isCritical ? <CriticalSymbol /> : symbol}
      scale={SCALES['train.lr']}
      ticks={isCritical ? TICKS.criticalRate : TICKS.learningRate}
      valueText={isCritical ? (lr) => criticalRate.valueText(formatSetting(lr)) : undefined}
      hint={
        <Hint label={explain(label)}>
          {isCritical && <p>{criticalRate.about}</p>}
          <p>{hint}</p>
        </Hint>
      }
    />
  );
}

/** Shows the symbol of the learning rate over the critical one. */
function CriticalSymbol() {
  const { symbol, subscript } = words.page.criticalRate;
  return (
    <span title={words.page.criticalRate.unit}>
      {saidOf('train.lr').symbol}/{symbol}
      <sub>{subscript}</sub>
    </span>
  );
}
