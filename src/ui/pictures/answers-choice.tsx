import { ANSWERS_AS } from '../../store/page/view.ts';
import { words } from '../../words/words.ts';
import { Choice } from '../kit/choice.tsx';
import { useView } from '../lab-context.ts';

/** Chooses between the worst images and the table of all answers, on both sides of the page. */
export function AnswersChoice() {
  const shown = useView((view) => view.answersAs);
  const set = useView((view) => view.setAnswersAs);
  const { pick, kinds } = words.pictures.answers;
  const options = ANSWERS_AS.map((value) => ({ value, ...kinds[value] }));
  return <Choice label={pick} options={options} value={shown} onChange={set} />;
}
