import type { ReactNode } from 'react';
import type { TaskName } from '../../tasks/task.ts';
import { useExperiment } from '../lab-context.ts';
import {
  CURVE_OPTIONS,
  DIGIT_OPTIONS,
  pairOption,
  MULTI_LINK_OPTIONS,
  SHAPE_OPTIONS,
  SIDE_OPTIONS,
  SINGLE_LINK_OPTIONS,
  TARGET_OPTIONS,
} from './options.ts';
import { FlagSetting, NumberSetting, SelectSetting } from './setting-fields.tsx';

const dimension = <NumberSetting path="task.d" />;
const noise = <NumberSetting path="task.noise" />;
const targets = <SelectSetting path="task.targets" options={TARGET_OPTIONS} />;

/** What each task has of its own, before the samples that all have. */
const OWN_SETTINGS: Record<TaskName, ReactNode> = {
  digits: (
    <>
      <DigitClasses />
      <SelectSetting path="task.side" options={SIDE_OPTIONS} />
      {targets}
      <FlagSetting path="task.centerPixels" />
    </>
  ),
  'single-index': (
    <>
      {dimension}
      <SelectSetting path="task.link" options={SINGLE_LINK_OPTIONS} />
      {noise}
    </>
  ),
  'multi-index': (
    <>
      {dimension}
      <NumberSetting path="task.rank" />
      <SelectSetting path="task.link" options={MULTI_LINK_OPTIONS} />
      {noise}
    </>
  ),
  chain: (
    <>
      {dimension}
      <NumberSetting path="task.terms" />
      {noise}
    </>
  ),
  staircase: (
    <>
      {dimension}
      <NumberSetting path="task.degree" />
      {noise}
    </>
  ),
  parity: (
    <>
      {dimension}
      <NumberSetting path="task.degree" />
      {targets}
    </>
  ),
  'linear-teacher': (
    <>
      {dimension}
      <NumberSetting path="task.outputs" />
      {noise}
    </>
  ),
  'random-labels': (
    <>
      {dimension}
      {targets}
    </>
  ),
  curve: (
    <>
      <SelectSetting path="task.curve" options={CURVE_OPTIONS} />
      {noise}
    </>
  ),
  planar: (
    <>
      <SelectSetting path="task.shape" options={SHAPE_OPTIONS} />
      {targets}
      {noise}
    </>
  ),
  given: null,
};

function DigitClasses() {
  const classes = useExperiment(({ task }) => (task.name === 'digits' ? task.classes : 'all'));
  // A link may hold a pair in the order that isn't listed.
  const isListed = DIGIT_OPTIONS.some(({ value }) => value === classes);
  return (
    <SelectSetting path="task.classes" options={isListed ? DIGIT_OPTIONS : [...DIGIT_OPTIONS, pairOption(classes)]} />
  );
}

/** The settings of the present task. */
export function TaskSettings() {
  const name = useExperiment(({ task }) => task.name);
  return (
    <>
      {OWN_SETTINGS[name]}
      <NumberSetting path="task.samples" />
      <NumberSetting path="task.testSamples" />
      <NumberSetting path="task.seed" />
    </>
  );
}
