/**
 * The layer that is looked into: asks the present run about it, again and again while the run goes on, and keeps the
 * newest answer. An answer to an older question, or of an older run, is dropped.
 */
import { createStore } from 'zustand';
import type { Inspection, Question } from '../../engine/inspect/inspection.ts';

/** What is known of the layer that is looked into. */
interface InspectionState {
  /** The newest answer; it stays until the next one, which may be about another layer or run. */
  answer: Inspection | null;
}

/** An inspector. */
export interface Inspector {
  store: ReturnType<typeof createInspectionStore>;
  /** Looks into another layer, or into none. */
  look: (question: Question | null) => void;
  /** The run has reached this step. */
  advance: (step: number) => void;
  /** Another run has started. */
  restart: () => void;
  /** An answer of the present run. */
  receive: (id: number, inspection: Inspection) => void;
}

/** A person can't follow more, in ms between questions. */
const LEAST_INTERVAL = 1000;
/** The share of the worker's time that answers may take. */
const SHARE = 0.1;

const createInspectionStore = () => createStore<InspectionState>()(() => ({ answer: null }));

/**
 * An inspector that looks into nothing yet.
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
      askNow();
    },
    receive: (answered, inspection) => {
      if (answered !== id || !isWaiting) return;
      isWaiting = false;
      answeredStep = inspection.step;
      // The first answer of a run waits until the run has started, and says nothing of what answers take.
      const took = awaitsRun ? 0 : performance.now() - asked;
      awaitsRun = false;
      mayAskAt = asked + Math.max(LEAST_INTERVAL, took / SHARE);
      store.setState({ answer: inspection });
      // The run may have gone on, and ended, while it answered.
      askWhenDue();
    },
  };
}
