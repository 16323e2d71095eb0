import { useState } from 'react';
import { answerKinds, type AnswersAs } from '../../config/answers-as.ts';
import type { FunctionPicture } from '../../engine/pictures/picture.ts';
import { words } from '../../words/words.ts';
import { Choice } from '../kit/choice.tsx';
import { useShownExperiment, useView } from '../lab-context.ts';

const said = words.pictures.answers;

/** How this side of the page shows the answers of its network. */
interface ShownAnswers {
  /** What can be chosen, the usual first; empty for a task without named classes. */
  kinds: readonly AnswersAs[];
  /** What is chosen; `null`: there is nothing to choose. */
  chosen: AnswersAs | null;
  /** What can be drawn of the last picture: in place of answers that aren't counted yet, what else there is. */
  drawn: AnswersAs | null;
  /** Takes note of a picture. Keeps its identity. */
  note: (picture: FunctionPicture) => void;
}

/** Returns how this side of the page shows the answers of its network. */
export function useAnswers(): ShownAnswers {
  const [of, setOf] = useState<FunctionPicture['of'] | null>(null);
  const [hasCounts, setCounts] = useState(false);
  const [hasTable, setTable] = useState(false);
  const kinds = answerKinds(useShownExperiment(), of === 'images');
  const wanted = useView((view) => view.answersAs);
  const chosen = kinds.find((kind) => kind === wanted) ?? kinds.at(0) ?? null;
  const [note] = useState(() => (picture: FunctionPicture) => {
    setOf(picture.of);
    setCounts(picture.answers !== undefined);
    setTable(picture.table !== undefined);
  });
  const isThere = (kind: AnswersAs) => (kind === 'confusion' ? hasCounts : kind === 'table' ? hasTable : true);
  const drawn = chosen !== null && isThere(chosen) ? chosen : (kinds.find((kind) => !isOfCells(kind)) ?? null);
  return { kinds, chosen, drawn, note };
}

/** Returns whether answers are shown as cells, which are asked for beside the picture of the function. */
export const isOfCells = (kind: AnswersAs | null): kind is 'confusion' | 'table' =>
  kind === 'confusion' || kind === 'table';

/** Chooses how answers are shown, on both sides of the page. */
export function AnswersChoice({ kinds, chosen }: Pick<ShownAnswers, 'kinds' | 'chosen'>) {
  const set = useView((view) => view.setAnswersAs);
  if (chosen === null) return null;
  const options = kinds.map((value) => ({ value, ...said.kinds[value] }));
  // A link names only what is not usual.
  const choose = (as: AnswersAs) => set(as === kinds[0] ? null : as);
  return <Choice label={said.pick} options={options} value={chosen} onChange={choose} />;
}
