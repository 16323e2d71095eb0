/**
 * Pictures and matrices of runs as they were: asks the viewer for the snapshot at or before a step, and remembers the
 * last answers, so that going back and forth is instant. While a person drags faster than answers come, the newest
 * question wins.
 */
import { createStore, type StoreApi } from 'zustand';
import type { Viewer } from '../../worker/host/viewer.ts';
import type { ArraysQuestion, ViewAnswer, ViewQuestion } from '../../worker/protocol.ts';
import { messageOf } from '../../words/message-of.ts';
import type { Recording } from '../runs/recording.ts';

/** The questions whose answers are remembered. Arrays are too large for it. */
type SmallQuestion = Exclude<ViewQuestion, ArraysQuestion>;

/** A question about a run at a step. */
export interface PastQuestion<Asked> {
  recording: Recording;
  /** Infinity: its last snapshot. */
  step: number;
  question: Asked;
}

/** Answers questions at a few places of the page, each with one question at a time. */
export interface PastAnswers {
  /** The reason why there was no answer to the last question; `null` if there was one. */
  failure: StoreApi<{ sentence: string | null }>;
  /**
   * Asks at a place, in place of its last question. Answers to earlier steps of the same run are shown, too, until the
   * one that is asked for is there.
   *
   * @param show gets an answer and the step of its snapshot; at once, if it is known
   * @returns whether there is such a snapshot
   */
  ask: <Asked extends SmallQuestion>(
    place: string,
    asked: PastQuestion<Asked>,
    show: (answer: ViewAnswer<Asked>, step: number) => void,
  ) => boolean;
  /** Asks nothing more at a place, and shows no late answer there. */
  leave: (place: string) => void;
}

/** Answers that are remembered: the snapshots of a run, for a picture of its function and one of its features. */
const CAPACITY = 300;

/** The present question of a place. */
interface Asking {
  /** The run and the question, without the step. */
  about: string;
  wanted: string;
  isThere: boolean;
  show: (answer: ViewAnswer<SmallQuestion>, step: number) => void;
}

/** Creates the memory of no answers. */
export function createPastAnswers({ ask: askViewer }: Pick<Viewer, 'ask'>, capacity: number = CAPACITY): PastAnswers {
  const known = new Map<string, ViewAnswer<SmallQuestion>>();
  const places = new Map<string, Asking>();
  const failure = createStore<{ sentence: string | null }>()(() => ({ sentence: null }));

  const recall = (key: string) => {
    const answer = known.get(key);
    if (answer === undefined) return null;
    // The map keeps the order of its entries, so the first one is the one that was not used for the longest time.
    known.delete(key);
    known.set(key, answer);
    return answer;
  };
  const remember = (key: string, answer: ViewAnswer<SmallQuestion>) => {
    known.set(key, answer);
    for (const oldest of known.keys()) {
      if (known.size <= capacity) break;
      known.delete(oldest);
    }
  };
  const receive = (
    place: string,
    asked: Pick<Asking, 'about' | 'wanted'>,
    answer: ViewAnswer<SmallQuestion>,
    step: number,
  ) => {
    remember(asked.wanted, answer);
    failure.setState({ sentence: null });
    const present = places.get(place);
    if (present?.about !== asked.about || present.isThere) return;
    present.isThere = present.wanted === asked.wanted;
    present.show(answer, step);
  };

  return {
    failure,
    ask: (place, { recording, step, question }, show) => {
      const { id, experiment, snapshots, pointChanges } = recording;
      const [initial, snapshot] = [snapshots.initial, snapshots.at(step)];
      if (!initial || !snapshot) return false;
      const about = `${id} ${pointChanges.length} ${JSON.stringify(question)}`;
      const wanted = `${about} ${snapshot.step}`;
      const isAsked = places.get(place)?.wanted === wanted;
      const answer = recall(wanted);
      const asking = { about, wanted, isThere: answer !== null, show: show as Asking['show'] };
      places.set(place, asking);
      if (answer) asking.show(answer, snapshot.step);
      else if (!isAsked) {
        askViewer({ key: place, experiment, initial, snapshot, question }).then(
          (given) => given && receive(place, { about, wanted }, given, snapshot.step),
          (error: unknown) => {
            failure.setState({ sentence: messageOf(error) });
            // The same may be asked again.
            if (places.get(place) === asking) places.delete(place);
          },
        );
      }
      return true;
    },
    leave: (place) => void places.delete(place),
  };
}
