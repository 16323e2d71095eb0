import { isTargetPropagation, PREDICTIVE_CODING, TARGET_PROPAGATION } from '../../config/settings/local-rules.ts';
import { rowsUnder } from '../../settings/row.ts';
import { useExperiment } from '../lab-context.ts';
import { Setting } from './setting-fields.tsx';

const PREDICTIVE_CODING_PATHS = keysOf(rowsUnder('train.pc', PREDICTIVE_CODING));

function keysOf<Table extends object>(table: Table): (keyof Table)[] {
  return Object.keys(table) as (keyof Table)[];
}

/** The learning rule with its own parameters. */
export function RuleSettings() {
  const rule = useExperiment(({ train }) => train.rule);
  return (
    <>
      <Setting path="train.rule" />
      {rule === 'fa' && <Setting path="train.rho" />}
      {rule === 'pc' && PREDICTIVE_CODING_PATHS.map((path) => <Setting key={path} path={path} />)}
      {isTargetPropagation(rule) && <TargetPropagationSettings />}
    </>
  );
}

function TargetPropagationSettings() {
  const feedback = useExperiment(({ train }) => train.tp?.feedback ?? TARGET_PROPAGATION.feedback.kind.neutral);
  return (
    <>
      <Setting path="train.tp.feedback" />
      {feedback === 'ridge' && <Setting path="train.tp.ridge" />}
      {feedback === 'learned' && (
        <>
          <Setting path="train.tp.noise" />
          <Setting path="train.tp.feedbackLr" />
        </>
      )}
      <Setting path="train.tp.etaTarget" />
    </>
  );
}
