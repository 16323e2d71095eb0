import type { Picture } from '../../../engine/pictures/picture.ts';
import { emptyInspection } from '../../../worker/testing/fake-run.ts';
import type { SnapshotQuestion, Viewer } from '../../../worker/host/viewer.ts';
import type { ViewAnswer, ViewQuestion } from '../../../worker/protocol.ts';

type Asked = SnapshotQuestion<ViewQuestion>;

/** A viewer that answers when a test says so. */
export interface FakeViewer {
  ask: Viewer['ask'];
  /** All questions so far. */
  readonly asked: readonly Asked[];
  /** Answers the newest open question, or the newest about a snapshot. */
  answer: (step?: number) => Promise<void>;
  /** Says of a question that a newer one has replaced it. */
  drop: (step: number) => Promise<void>;
  /** Fails at the newest open question. */
  fail: (sentence: string) => Promise<void>;
}

/** Returns a picture with its step as the only value. */
export const pictureOf = (step: number): Picture => ({
  kind: 'function',
  of: 'pairs',
  samples: 'test',
  target: Float32Array.of(step),
  f: Float32Array.of(step),
  directions: null,
});

/** Returns an answer with its step as the only value. */
function answerOf(question: ViewQuestion, step: number): ViewAnswer {
  if ('kind' in question) return pictureOf(step);
  if (question.of === 'arrays') return { step: { shape: [], values: Int32Array.of(step) } };
  return emptyInspection(question, step);
}

/** Creates a viewer. */
export function fakeViewer(): FakeViewer {
  const asked: Asked[] = [];
  const open: {
    step: number;
    answer: ViewAnswer;
    resolve: (given: ViewAnswer | null) => void;
    reject: (reason: Error) => void;
  }[] = [];
  const settle = async (step: number | undefined, isAnswered: boolean) => {
    const index = step === undefined ? open.length - 1 : open.findLastIndex((each) => each.step === step);
    if (index < 0) throw new Error(`Nobody has asked about step ${step}.`);
    const [question] = open.splice(index, 1);
    question.resolve(isAnswered ? question.answer : null);
    await Promise.resolve();
  };
  return {
    ask: <Question extends ViewQuestion>(question: SnapshotQuestion<Question>) => {
      asked.push(question);
      const { question: about, snapshot } = question;
      return new Promise((resolve, reject) => {
        open.push({
          step: snapshot.step,
          answer: answerOf(about, snapshot.step),
          resolve: resolve as (typeof open)[number]['resolve'],
          reject,
        });
      });
    },
    asked,
    answer: (step) => settle(step, true),
    drop: (step) => settle(step, false),
    fail: async (sentence) => {
      open.pop()?.reject(new Error(sentence));
      await Promise.resolve();
      await Promise.resolve();
    },
  };
}
