import { words } from '../../words/words.ts';
import { Hint } from '../kit/hint.tsx';
import { useRun, useShown, useView } from '../lab-context.ts';
import styles from './backend-badge.module.css';

/** Names the compute engine that runs; a press shows why. */
export function BackendBadge() {
  const backend = useRun((run) => run.backend);
  const isSweep = useView(({ view }) => view === 'sweep');
  const memory = useShown((run) => run.memory) ?? null;
  const { names, label, title, adapter, uses, local, force, opening } = words.page.backend;
  // A sweep has no engine before it is run.
  if (!backend) return isSweep ? null : <span className={styles.opening}>{opening}</span>;
  const badge = (
    <span className={styles.badge} data-testid="backend" data-backend={backend.name}>
      {names[backend.name]}
    </span>
  );
  return (
    <Hint label={label(names[backend.name])} trigger={badge}>
      <h2 className={styles.title}>{title}</h2>
      <p data-testid="backend-reason">{backend.reason}</p>
      {backend.adapter !== null && <p>{adapter(backend.adapter)}</p>}
      {memory !== null && <p>{uses(memory)}</p>}
      <p>{local}</p>
      <p className={styles.quiet}>{force}</p>
    </Hint>
  );
}
