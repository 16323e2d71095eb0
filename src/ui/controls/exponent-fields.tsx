import { useId } from 'react';
import { SETTINGS } from '../../config/settings/settings.ts';
import { wordsOf } from '../../settings/row.ts';
import { words } from '../../words/words.ts';
import { Hint } from '../kit/hint.tsx';
import { useExperiment } from '../lab-context.ts';
import { ListNumberField } from './list-number-field.tsx';
import { RefusalNote } from './refusal-note.tsx';
import styles from './exponent-fields.module.css';

const { roles, exponents, exponentOf } = words.page.scaling;

/** Shows the exponents of a custom scaling: std ~ rho^-b and lr ~ rho^-c, for input, hidden and output layers. */
export function ExponentFields() {
  return (
    <div className={styles.fields}>
      <Hint label={words.page.explain(exponents)}>
        {([SETTINGS['scaling.b'], SETTINGS['scaling.c']] as const).map((row) => (
          <p key={row.key}>
            <strong>{wordsOf(row).symbol}:</strong> {wordsOf(row).hint}
          </p>
        ))}
      </Hint>
      {roles.map((role) => (
        <span key={role} className={styles.role} aria-hidden="true">
          {role}
        </span>
      ))}
      <Triple path="scaling.b" />
      <Triple path="scaling.c" />
    </div>
  );
}

function Triple({ path }: { path: 'scaling.b' | 'scaling.c' }) {
  const { symbol: name = '' } = wordsOf(SETTINGS[path]);
  const list = useExperiment(({ scaling }) => (path === 'scaling.b' ? scaling.b : scaling.c));
  const errorId = useId();
  if (!list) return null;
  return (
    <>
      <i className={styles.name} aria-hidden="true">
        {name}
      </i>
      {roles.map((role, index) => (
        <ListNumberField
          key={role}
          path={path}
          label={exponentOf(name, role)}
          list={list}
          index={index}
          errorId={errorId}
        />
      ))}
      <RefusalNote path={path} id={errorId} />
    </>
  );
}
