import { useCallback, useRef } from 'react';
import { formatSetting } from '../../charts/shell/format-number.ts';
import { writeAttributes, writeText } from '../../charts/shell/write-changes.ts';
import {
  LEARNED_SHARE,
  REGIME_SCALES,
  regimeOf,
  steadyRegimeOf,
  type RegimeMeasure,
  type Verdict,
} from '../../config/measures/regime.ts';
import { regimeValuesAt } from '../../store/runs/regime-at.ts';
import type { Stream } from '../../store/training/stream.ts';
import { words } from '../../words/words.ts';
import { Hint } from '../kit/hint.tsx';
import { useShown } from '../lab-context.ts';
import { Part } from '../part.tsx';
import { useStreamDrawing } from '../use-stream-drawing.ts';
import styles from './regime-verdict.module.css';

/**
 * Says whether the run of this side is lazy, in between or rich at the step that the page shows, with the numbers behind
 * it. They change with every frame, so they are written without React.
 */
export function RegimeVerdict() {
  const stream = useShown((recording) => recording.stream) ?? null;
  const line = useRef<HTMLDivElement>(null);
  const last = useRef<{ stream: Stream; regime: Verdict['regime'] } | null>(null);
  const draw = useCallback((measured: Stream, step: number | null) => {
    if (!line.current) return;
    const values = regimeValuesAt(measured, step);
    const before = last.current?.stream === measured ? last.current.regime : 'unknown';
    // At an earlier step the word must not depend on where the page came from.
    const verdict = step === null ? steadyRegimeOf(values, before) : regimeOf(values);
    if (step === null) last.current = { stream: measured, regime: verdict.regime };
    write(line.current, verdict, measured.length > 0 && values.firstLoss === null);
    line.current.toggleAttribute('data-waits', measured.length === 0);
  }, []);
  useStreamDrawing(stream, draw);
  return (
    <Part name="verdict">
      <div ref={line} className={styles.verdict} role="group" aria-label={words.regime.label} data-testid="regime">
        <strong className={styles.word} />
        <span className={styles.numbers} />
        <Hint label={words.regime.hint.label}>
          <Rule />
        </Hint>
      </div>
    </Part>
  );
}

/** Writes the verdict into its line: the word, and the sentence behind it. */
function write(line: HTMLElement, verdict: Verdict, lacksStart: boolean) {
  const [word, numbers] = line.children;
  writeAttributes(line, { 'data-regime': verdict.regime });
  const { names, noStart } = words.regime;
  const name = lacksStart ? noStart.name : verdict.lossShare === null ? '' : names[verdict.regime];
  writeText(word, name);
  const sentence = lacksStart ? noStart.why : sentenceOf(verdict);
  writeText(numbers, sentence);
  // Where it has no room, it is cut off.
  writeAttributes(numbers, { title: sentence });
}

/** Says what a verdict rests on, in a short sentence. */
function sentenceOf({ lossShare, evidence }: Verdict): string {
  if (lossShare === null) return '';
  const { evidence: found, loss, together } = words.regime;
  return together([
    ...evidence.toReversed().map(({ measure, value }) => found[measure](percent(value))),
    loss(percent(lossShare)),
  ]);
}

/** Shares below this are all the same to a person. */
const LEAST = 1e-4;

/** Writes a share in percent with two digits, as a person would say it. */
function percent(share: number): string {
  const { percent: said, lessThan } = words.regime;
  if (share > 0 && share < LEAST) return lessThan(said(formatSetting(100 * LEAST)));
  return said(formatSetting(100 * share, share >= 10 ? 3 : 2));
}

/** Explains the rule. */
function Rule() {
  const { rule, questions, wait, twin } = words.regime.hint;
  const bounds = (measure: RegimeMeasure): [string, string] => {
    const { lazy, rich } = REGIME_SCALES[measure];
    return [percent(lazy), percent(rich)];
  };
  return (
    <>
      <p>{rule}</p>
      <ul className={styles.questions}>
        <li>{questions.twinGap(...bounds('twinGap'))}</li>
        <li>{questions.kernel(bounds('ntkChange'), bounds('kernelChange'))}</li>
        <li>{questions.featureMove(...bounds('featureMove'))}</li>
      </ul>
      <p>{wait(percent(LEARNED_SHARE))}</p>
      <p>{twin}</p>
    </>
  );
}
