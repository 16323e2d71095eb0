import { formatCount } from '../../charts/shell/format-number.ts';
import { hasTooFew, type PriorReport } from '../../config/prior-report.ts';
import { PRIOR } from '../../config/prior.ts';
import { nameOf } from '../../settings/row.ts';
import { words } from '../../words/words.ts';
import styles from './prior-numbers.module.css';
import { usePrior } from '../lab-context.ts';

const { story } = words.prior;
/** A posterior from fewer networks than this is only a hint. */
const FEW = 200;
/** From this kurtosis on, a handful of networks among thousands decide the fourth moments. */
const HEAVY = 25;

/** Says in a sentence or two what is shown and what to keep in mind. */
export function PriorStory() {
  const { activation, depth, width } = usePrior(({ prior }) => prior);
  const shown = usePrior((state) => state.shown);
  const sentences = [story.shape(depth, width, nameOf(PRIOR.activation, activation))];
  if (depth > 0) sentences.push(activation === 'linear' ? story.shared : story.nonlinear);
  if (shown?.report && shown.prior.y) sentences.push(weighing(shown.report));
  const kurtosis = shown?.report?.measures.find(({ name }) => name === 'kurtosis')?.value ?? 0;
  if (kurtosis > HEAVY) sentences.push(story.heavy);
  return (
    <p className={styles.story} data-testid="prior-story">
      {words.page.sentences(sentences)}
    </p>
  );
}

function weighing(report: PriorReport): string {
  const { effective } = report;
  if (!(effective > 0)) return story.impossible;
  const count = formatCount(effective);
  if (hasTooFew(report)) return story.tooFew(count);
  return effective < FEW ? story.rare(count) : story.effective(count);
}
