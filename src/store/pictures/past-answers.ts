/**
 * Pictures and matrices of runs as they were: asks the viewer for the snapshot at or before a step, and remembers the
 * last answers, so that going back and forth is instant. While a person drags faster than answers come, the newest
 * question wins.
 */
import type { Experiment } from '../../config/experiment.ts';
import type { Inspection, Question } from '../../engine/inspect/inspection.ts';
import type { Picture, PictureQuestion } from '../../engine/pictures/picture.ts';
import type { Snapshot } from '../../engine/run/snapshot.ts';
import type { Recording } from '../runs/recording.ts';

/** The answer to a question. */
type AnswerTo<Asked> = Asked extends PictureQuestion ? Picture : Inspection;

/** Asks a viewer about a snapshot; `null` if a newer question with the same key came before the answer. */
export type AskViewer = (asked: {
  key: string;
  experiment: Experiment;
  initial: Snapshot;
  snapshot: Snapshot;
  question: PictureQuestion | Question;
}) => Promise<Picture | Inspection | null>;

/** A question about a run at a step. */
export interface PastQuestion<Asked> {
  recording: Recording;
  /** Infinity: its last snapshot. */
  step: number;
  question: Asked;
}

/** Answers questions at a few places of the page, each with one question at a time. */
export interface PastAnswers {
  /**
   * Asks at a place, in place of its last question. Answers to earlier steps of the same run are shown, too, until the
   * one that is asked for is there.
   *
   * @param show gets an answer and the step of its snapshot; at once, if it is known
   * @returns whether there is such a snapshot
   */
  ask: <Asked extends PictureQuestion | Question>(
    place: string,
    asked: PastQuestion<Asked>,
    show: (answer: AnswerTo<Asked>, step: number) => void,
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
  show: (answer: Picture | Inspection, step: number) => void;
}

/** Creates the memory of no answers. */
export function createPastAnswers(askViewer: AskViewer, capacity: number = CAPACITY): PastAnswers {
  const known = new Map<string, Picture | Inspection>();
  const places = new Map<string, Asking>();

  const recall = (key: string) => {
    const answer = known.get(key);
    if (answer === undefined) return null;
    // The map keeps the order of its entries, so the first one is the one that was not used for the longest time.
    known.delete(key);
    known.set(key, answer);
    return answer;
  };
  const remember = (key: string, answer: Picture | Inspection) => {
    known.set(key, answer);
    for (const oldest of known.keys()) {
      if (known.size <= capacity) break;
      known.delete(oldest);
    }
  };
  const receive = (
    place: string,
    asked: Pick<Asking, 'about' | 'wanted'>,
    answer: Picture | Inspection,
    step: number,
  ) => {
    remember(asked.wanted, answer);
    const present = places.get(place);
    if (present?.about !== asked.about || present.isThere) return;
    present.isThere = present.wanted === asked.wanted;
    present.show(answer, step);
  };

  return {
    ask: (place, { recording, step, question }, show) => {
      const { id, experiment, snapshots } = recording;
      const [initial, snapshot] = [snapshots.initial, snapshots.at(step)];
      if (!initial || !snapshot) return false;
      const about = `${id} ${JSON.stringify(question)}`;
      const wanted = `${about} ${snapshot.step}`;
      const isAsked = places.get(place)?.wanted === wanted;
      const answer = recall(wanted);
      const asking = { about, wanted, isThere: answer !== null, show: show as Asking['show'] };
      places.set(place, asking);
      if (answer) asking.show(answer, snapshot.step);
      else if (!isAsked) {
        void askViewer({ key: place, experiment, initial, snapshot, question }).then((given) => {
          if (given) receive(place, { about, wanted }, given, snapshot.step);
        });
      }
      return true;
    },
    leave: (place) => void places.delete(place),
  };
}
