import { DEFAULT_PREDICTIVE_CODING } from '../../config/experiment.ts';
import { words } from '../../words/words.ts';
import { useExperiment } from '../lab-context.ts';
import { RULE_OPTIONS, SCHEDULE_OPTIONS } from './options.ts';
import { FlagSetting, NumberSetting, SelectSetting } from './setting-fields.tsx';

const neutral = DEFAULT_PREDICTIVE_CODING;
const automatic = (value: number) => words.page.settings.automatic(String(value));

/** The learning rule with its own parameters. */
export function RuleSettings() {
  const rule = useExperiment(({ train }) => train.rule);
  return (
    <>
      <SelectSetting path="train.rule" options={RULE_OPTIONS} />
      {rule === 'fa' && <NumberSetting path="train.rho" />}
      {rule === 'pc' && (
        <>
          <NumberSetting path="train.pc.steps" placeholder={automatic(neutral.steps)} />
          <NumberSetting path="train.pc.dt" placeholder={automatic(neutral.dt)} />
          <SelectSetting path="train.pc.schedule" options={SCHEDULE_OPTIONS} fallback={neutral.schedule} />
          <FlagSetting path="train.pc.fixedPrediction" />
          <NumberSetting path="train.pc.gammaOut" placeholder={automatic(neutral.gammaOut)} />
          <NumberSetting path="train.pc.gbar" placeholder={automatic(neutral.gbar)} />
        </>
      )}
    </>
  );
}
