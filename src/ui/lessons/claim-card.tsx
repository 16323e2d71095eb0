import type { Verdict } from '../../lessons/measure-claims.ts';
import { words } from '../../words/words.ts';
import { CloseIcon, DoneIcon } from '../kit/icons.tsx';
import { OpenIcon } from '../kit/late-icons.tsx';
import styles from './claim-card.module.css';
import { originOf } from './origin.ts';
import { useOpenLesson } from './use-lessons.ts';

const said = words.lessons.claim;

const ICONS: Record<Verdict['kind'], () => React.JSX.Element> = {
  reproduced: DoneIcon,
  notReproduced: CloseIcon,
  notTold: CloseIcon,
  notMeasured: OpenIcon,
};

/** Shows a claim: its statement, its source, the expected and the measured value, its control, and the verdict. */
export function ClaimCard({ lesson, claim: id }: { lesson: string; claim: string }) {
  const measured = useOpenLesson(lesson, ({ claims }) => claims.find(({ claim }) => claim.id === id));
  const studies = useOpenLesson(lesson, (held) => held.studies);
  if (!measured) return null;
  const { claim, verdict } = measured;
  const { text, isRunning } = originOf(claim.studies.map((name) => studies[name]));
  const control = verdict.kind === 'notMeasured' ? null : verdict.control;
  const Icon = ICONS[verdict.kind];
  const name = said.verdicts[verdict.kind];
  return (
    <section
      className={styles.card}
      aria-label={said.label(claim.statement)}
      data-testid="claim"
      data-claim={id}
      data-verdict={verdict.kind}
    >
      <p className={styles.statement}>{claim.statement}</p>
      <p className={styles.verdict} data-verdict={verdict.kind}>
        <Icon />
        {isRunning ? said.soFar(name) : name}
      </p>
      <dl className={styles.numbers}>
        <dt>{said.expected}</dt>
        <dd>{claim.expected}</dd>
        <dt>{said.measured}</dt>
        <dd className={styles.measured}>{verdict.kind === 'notMeasured' ? verdict.reason : verdict.measured}</dd>
        {control && (
          <>
            <dt>{said.control}</dt>
            <dd>{said.controlled(control.world, control.measured, control.fails)}</dd>
          </>
        )}
        <dt>{said.source}</dt>
        <dd>{claim.source}</dd>
      </dl>
      <p className={styles.origin}>{text}</p>
    </section>
  );
}
