/**
 * The inspector of a layer: asks the present run about it repeatedly while the run goes on, and keeps the newest
 * answer. It drops answers to older questions and of older runs.
 */
import { createStore } from 'zustand';
import type { Inspection, Question } from '../../engine/inspect/inspection.ts';

/** The results on the inspected layer. */
interface InspectionState {
  /** The newest answer; it stays until the next one, which may be about another layer, and ends with its run. */
  answer: Inspection | null;
}

/** The inspector of one layer at a time. */
export interface Inspector {
  store: ReturnType<typeof createInspectionStore>;
  /** Inspects another layer, or none. */
  look: (question: Question | null) => void;
  /** Notes that the run has reached this step. */
  advance: (step: number) => void;
  /** Notes that another run has started. */
  restart: () => void;
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
  let question: Question | null = null;
  let id = 0;
  let isWaiting = false;
  let awaitsRun = false;
  let asked = 0;
  let mayAskAt = 0;
  let reachedStep = 0;
  let answeredStep = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const askNow = () => {
    clearTimeout(timer);
    timer = undefined;
    isWaiting = question !== null;
    id++;
    asked = performance.now();
    if (question) ask(id, question);
  };

  const askWhenDue = () => {
    if (!question || isWaiting || timer !== undefined || reachedStep <= answeredStep) return;
    timer = setTimeout(askNow, Math.max(0, mayAskAt - performance.now()));
  };

  return {
    store,
    look: (next) => {
      question = next;
      if (!next) store.setState({ answer: null });
      askNow();
    },
    advance: (step) => {
      reachedStep = step;
      askWhenDue();
    },
    restart: () => {
      reachedStep = 0;
      awaitsRun = true;
      store.setState({ answer: null });
      askNow();
    },
    receive: (answered, inspection) => {
      if (answered !== id || !isWaiting) return;
      isWaiting = false;
      answeredStep = inspection.step;
      // The first answer of a run waits for the start of the run, so its time says nothing about the cost of answers.
      const took = awaitsRun ? 0 : performance.now() - asked;
      awaitsRun = false;
      mayAskAt = asked + Math.max(LEAST_INTERVAL, took / SHARE);
      store.setState({ answer: inspection });
      // The run may have gone on, and ended, while it answered.
      askWhenDue();
    },
  };
}
