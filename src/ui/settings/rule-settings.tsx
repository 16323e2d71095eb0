import {
  DEFAULT_PREDICTIVE_CODING,
  DEFAULT_TARGET_PROPAGATION,
  isTargetPropagation,
} from '../../config/settings/local-rules.ts';
import { words } from '../../words/words.ts';
import { useExperiment } from '../lab-context.ts';
import { RULE_OPTIONS, SCHEDULE_OPTIONS, TARGET_FEEDBACK_OPTIONS } from './options.ts';
import { FlagSetting, NumberSetting, SelectSetting } from './setting-fields.tsx';

const automatic = (value: number) => words.page.settings.automatic(String(value));

/** The learning rule with its own parameters. */
export function RuleSettings() {
  const rule = useExperiment(({ train }) => train.rule);
  return (
    <>
      <SelectSetting path="train.rule" options={RULE_OPTIONS} />
      {rule === 'fa' && <NumberSetting path="train.rho" />}
      {rule === 'pc' && <PredictiveCodingSettings />}
      {isTargetPropagation(rule) && <TargetPropagationSettings />}
    </>
  );
}

function PredictiveCodingSettings() {
  const neutral = DEFAULT_PREDICTIVE_CODING;
  return (
    <>
      <NumberSetting path="train.pc.steps" placeholder={automatic(neutral.steps)} />
      <NumberSetting path="train.pc.dt" placeholder={automatic(neutral.dt)} />
      <SelectSetting path="train.pc.schedule" options={SCHEDULE_OPTIONS} fallback={neutral.schedule} />
      <FlagSetting path="train.pc.fixedPrediction" />
      <NumberSetting path="train.pc.gammaOut" placeholder={automatic(neutral.gammaOut)} />
      <NumberSetting path="train.pc.gbar" placeholder={automatic(neutral.gbar)} />
    </>
  );
}

function TargetPropagationSettings() {
  const neutral = DEFAULT_TARGET_PROPAGATION;
  const feedback = useExperiment(({ train }) => train.tp?.feedback ?? neutral.feedback);
  return (
    <>
      <SelectSetting path="train.tp.feedback" options={TARGET_FEEDBACK_OPTIONS} fallback={neutral.feedback} />
      {feedback === 'ridge' && <NumberSetting path="train.tp.ridge" placeholder={automatic(neutral.ridge)} />}
      {feedback === 'learned' && (
        <>
          <NumberSetting path="train.tp.noise" placeholder={automatic(neutral.noise)} />
          <NumberSetting path="train.tp.feedbackLr" placeholder={automatic(neutral.feedbackLr)} />
        </>
      )}
      <NumberSetting path="train.tp.etaTarget" placeholder={automatic(neutral.etaTarget)} />
    </>
  );
}
