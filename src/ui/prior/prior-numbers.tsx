import { formatSetting } from '../../charts/shell/format-number.ts';
import {
  PRIOR_THEORIES,
  type MeasuredNumber,
  type PriorTheory,
  type PriorTheoryName,
} from '../../config/prior-report.ts';
import { words } from '../../words/words.ts';
import panel from '../charts/chart-panel.module.css';
import { classNames } from '../kit/class-names.ts';
import { Hint } from '../kit/hint.tsx';
import shared from '../kit/shared.module.css';
import { formatEstimate } from './format-estimate.ts';
import styles from './prior-numbers.module.css';
import { PriorStory } from './prior-story.tsx';
import { usePrior } from '../lab-context.ts';

const said = words.prior.numbers;
/** A theory more than this many standard errors away disagrees with what was drawn. */
const FAR = 4;

/**
 * Shows the measured numbers with standard errors, beside those of theory.
 *
 * @param isCompact whether each has one line and the title is left to the page, so that all are seen on a projector
 */
export function PriorNumbers({ isCompact = false }: { isCompact?: boolean }) {
  const shown = usePrior((state) => state.shown);
  return (
    <section
      className={panel.panel}
      aria-label={said.title}
      data-testid="prior-numbers"
      data-compact={isCompact || undefined}
    >
      {!isCompact && (
        <div className={panel.head}>
          <h2 className={panel.title}>{said.title}</h2>
          <Hint label={words.page.charts.howToRead(said.title)}>{said.about}</Hint>
        </div>
      )}
      {shown?.report ? (
        <Numbers measures={shown.report.measures} theory={shown.theory} isPosterior={shown.prior.y !== undefined} />
      ) : (
        <p className={styles.waiting}>{said.waiting}</p>
      )}
      <PriorStory />
    </section>
  );
}

interface NumbersProps {
  measures: readonly MeasuredNumber[];
  theory: PriorTheory;
  isPosterior: boolean;
}

function Numbers({ measures, theory, isPosterior }: NumbersProps) {
  const theories = PRIOR_THEORIES.filter((name) =>
    measures.some((one) => theory.numbers[one.name]?.[name] !== undefined),
  );
  return (
    // A scrolling region has to be reachable by keyboard.
    <div className={styles.scroll} role="group" aria-label={said.title} tabIndex={0}>
      <table className={classNames(shared.numbers, styles.table)}>
        <caption className="visually-hidden">{said.title}</caption>
        <thead>
          <tr>
            <td />
            <th scope="col">{said.drawn}</th>
            {theories.map((name) => (
              <th key={name} scope="col" title={said.theoryTitles[name]}>
                {said.theories[name]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {measures.map((measured) => (
            <tr key={measured.name} data-measure={measured.name}>
              <th scope="row">
                <div className={styles.what}>
                  <span className={styles.name}>{said.names[measured.name]}</span>
                  <span className={styles.symbol}>
                    {isPosterior && measured.name === 'variance' ? said.posteriorVariance : said.symbols[measured.name]}
                  </span>
                </div>
              </th>
              <Drawn {...measured} />
              {theories.map((name) => (
                <Theory
                  key={name}
                  name={name}
                  measured={measured}
                  value={theory.numbers[measured.name]?.[name]}
                  exact={theory.numbers[measured.name]?.exact}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Drawn({ value, error }: MeasuredNumber) {
  const text = formatEstimate(value, error);
  return (
    <td className={styles.drawn} data-value={value} data-error={error}>
      {text.value}
      {text.error !== null && <span className={styles.error}> ± {text.error}</span>}
    </td>
  );
}

interface TheoryProps {
  name: PriorTheoryName;
  measured: MeasuredNumber;
  value: number | undefined;
  /** The value under the exact law, if known. */
  exact: number | undefined;
}

const errorsBetween = ({ value, error }: MeasuredNumber, expected: number) => Math.abs(value - expected) / error;

function Theory({ name, measured, value, exact }: TheoryProps) {
  if (value === undefined) return <td>{said.none}</td>;
  const away = errorsBetween(measured, value);
  // If even the exact law seems far away, the tails are heavy and the standard error can't be trusted.
  const isFar = away > FAR && !(exact !== undefined && errorsBetween(measured, exact) > FAR);
  return (
    <td
      data-theory={name}
      data-value={value}
      data-far={isFar || undefined}
      title={Number.isFinite(away) ? said.away(formatSetting(away, 2)) : undefined}
    >
      {value === 0 ? '0' : formatEstimate(value, measured.error).value}
    </td>
  );
}
