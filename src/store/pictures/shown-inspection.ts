/**
 * The inspection of the layer that the page shows: at the live edge of the network that trains, in the past of the
 * snapshot at or before the step.
 */
import { createStore, type StoreApi } from 'zustand';
import type { Inspection, Question } from '../../engine/inspect/inspection.ts';
import type { ViewStore } from '../page/view.ts';
import type { TimeLine } from '../time/time-line.ts';
import type { Inspector } from '../training/layer-inspector.ts';
import { hasWorker, type RunStore } from '../training/run-state.ts';
import type { PastAnswers } from './past-answers.ts';

/** The answer about the inspected layer. */
export interface InspectionState {
  /** The newest answer; it stays until the next one, which may be about another layer, and ends with its run. */
  answer: Inspection | null;
}

/** The sources of an inspection, and what is asked. */
export interface InspectionParts {
  run: RunStore;
  time: TimeLine;
  view: ViewStore;
  live: Pick<Inspector, 'store' | 'look'>;
  past: PastAnswers;
}

const PLACE = 'inspector';

/** Inspects the layer that the view selects, of the side and at the step that the page shows. */
export function createShownInspection({ run, time, view, live, past }: InspectionParts): StoreApi<InspectionState> {
  const store = createStore<InspectionState>()(() => ({ answer: null }));
  let asked: { question: Question | null; side: number } = { question: null, side: 0 };
  let runId: string | undefined;

  const show = (answer: Inspection | null) => {
    if (store.getState().answer !== answer) store.setState({ answer });
  };
  const askLive = (question: Question | null, side: number) => {
    if (asked.question === question && asked.side === side) return;
    asked = { question, side };
    live.look(question);
  };
  const follow = () => {
    const { inspected, inspectedSide } = view.getState();
    const recording = run.getState().shown.at(inspectedSide);
    const { step } = time.store.getState();
    const isLive = step === null && hasWorker(run.getState(), inspectedSide);
    if (inspected === null || recording?.id !== runId) show(null);
    runId = recording?.id;
    askLive(isLive ? inspected : null, inspectedSide);
    if (isLive || !inspected || !recording) past.leave(PLACE);
    else if (!past.ask(PLACE, { recording, step: step ?? Infinity, question: inspected }, show)) show(null);
  };

  live.store.subscribe(({ answer }) => {
    if (asked.question && answer) show(answer);
  });
  for (const source of [run, time.store, view]) source.subscribe(follow);
  follow();
  return store;
}
