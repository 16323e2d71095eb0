/** The page's questions to a run that wait for the end of a slice: about a layer, or for a picture. */
import type { Question } from '../../engine/inspect/inspection.ts';
import type { PictureQuestion } from '../../engine/pictures/picture.ts';
import type { Run } from '../../engine/run/run-interface.ts';
import type { Emit } from '../protocol.ts';

/** A question to a member of a run; the answer carries its id. */
export interface Asked<Kind> {
  id: number;
  member: number;
  question: Kind;
}

/** The questions that wait. A newer one takes the place of an older one of its member and kind. */
export interface Questions {
  /** Whether any waits. */
  readonly any: boolean;
  inspect: (asked: Asked<Question>) => void;
  look: (asked: Asked<PictureQuestion>) => void;
  /** Answers the one that has waited longest, about the run as it is now. */
  answer: () => Promise<void>;
}

/** The functions that the environment supplies. */
interface QuestionTools {
  emit: Emit;
  /** Time in ms. */
  now: () => number;
  breathe: () => Promise<void>;
}

/** Creates an empty list of questions. */
export function createQuestions(run: Run, runId: number, { emit, now, breathe }: QuestionTools): Questions {
  const waiting = new Map<string, () => Promise<void>>();

  const inspect = async ({ id, member, question }: Asked<Question>) =>
    emit({ type: 'matrix', runId, id, member, inspection: await run.inspect(member, question, breathe) });
  const look = async ({ id, member, question }: Asked<PictureQuestion>) => {
    const [step, began] = [run.stepsDone, now()];
    const picture = await run.picture(member, question, breathe);
    emit({ type: 'seen', runId, id, member, step, took: now() - began, picture }, buffersOf(picture));
  };

  return {
    get any() {
      return waiting.size > 0;
    },
    // A page that has just left a comparison may still ask about its right side.
    inspect: (asked) => {
      if (asked.member < run.members) waiting.set(`${asked.member} layer`, () => inspect(asked));
    },
    look: (asked) => {
      if (asked.member < run.members) waiting.set(`${asked.member} ${asked.question.kind}`, () => look(asked));
    },
    answer: async () => {
      const [next] = waiting;
      waiting.delete(next[0]);
      await next[1]();
    },
  };
}

/** Returns the buffers of a picture or an array, which is sent once and not used again. */
export const buffersOf = (picture: object): ArrayBufferLike[] =>
  Object.values(picture).flatMap((value: unknown) => (ArrayBuffer.isView(value) ? [value.buffer] : []));
