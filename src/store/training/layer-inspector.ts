/**
 * The inspector of a layer: asks the present run about it repeatedly while the run goes on, and keeps the newest
 * answer. It drops answers to older questions and of older runs.
 */
import { createStore } from 'zustand';
import type { Inspection, Question } from '../../engine/inspect/inspection.ts';
import { createPacedQuestion, type PacedQuestion } from './paced-question.ts';

/** The results on the inspected layer. */
interface InspectionState {
  /** The newest answer; it stays until the next one, which may be about another layer, and ends with its run. */
  answer: Inspection | null;
}

/** The inspector of one layer at a time. */
export interface Inspector extends Pick<PacedQuestion<Question>, 'look' | 'advance' | 'again' | 'restart'> {
  store: ReturnType<typeof createInspectionStore>;
  /** Takes an answer of the present run. */
  receive: (id: number, inspection: Inspection) => void;
}

/** The shortest time between questions, in ms: a person can't follow more. */
const LEAST_INTERVAL = 1000;
/** The share of the worker's time that answers may take. */
const SHARE = 0.1;

const createInspectionStore = () => createStore<InspectionState>()(() => ({ answer: null }));

/**
 * Creates an inspector without a layer.
 *
 * @param ask asks the present run; the answer carries the `id`
 */
export function createInspector(ask: (id: number, question: Question) => void): Inspector {
  const store = createInspectionStore();
  const paced = createPacedQuestion({
    ask,
    leastInterval: LEAST_INTERVAL,
    book: (askedAt, cost) => askedAt + cost / SHARE,
  });
  return {
    ...paced,
    store,
    look: (question) => {
      if (!question) store.setState({ answer: null });
      paced.look(question);
    },
    restart: () => {
      store.setState({ answer: null });
      paced.restart();
    },
    receive: (id, inspection) => {
      if (paced.receive(id, inspection.step)) store.setState({ answer: inspection });
    },
  };
}
