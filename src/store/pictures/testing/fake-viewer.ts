import type { Inspection } from '../../../engine/inspect/inspection.ts';
import type { Picture } from '../../../engine/pictures/picture.ts';
import { emptyInspection } from '../../../worker/testing/fake-run.ts';
import type { AskViewer } from '../past-answers.ts';

/** A viewer that answers when a test says so. */
export interface FakeViewer {
  ask: AskViewer;
  /** All questions so far. */
  readonly asked: readonly Parameters<AskViewer>[0][];
  /** Answers the newest open question, or the newest about a snapshot. */
  answer: (step?: number) => Promise<void>;
  /** Says of a question that a newer one has replaced it. */
  drop: (step: number) => Promise<void>;
}

/** Returns a picture with its step as the only value. */
export const pictureOf = (step: number): Picture => ({
  kind: 'function',
  of: 'pairs',
  target: Float32Array.of(step),
  f: Float32Array.of(step),
});

/** Creates a viewer. */
export function fakeViewer(): FakeViewer {
  const asked: Parameters<AskViewer>[0][] = [];
  const open: { step: number; answer: Picture | Inspection; resolve: (given: Picture | Inspection | null) => void }[] =
    [];
  const settle = async (step: number | undefined, isAnswered: boolean) => {
    const index = step === undefined ? open.length - 1 : open.findLastIndex((each) => each.step === step);
    if (index < 0) throw new Error(`Nobody has asked about step ${step}.`);
    const [question] = open.splice(index, 1);
    question.resolve(isAnswered ? question.answer : null);
    await Promise.resolve();
  };
  return {
    ask: (question) => {
      asked.push(question);
      const { question: about, snapshot } = question;
      const answer = 'kind' in about ? pictureOf(snapshot.step) : emptyInspection(about, snapshot.step);
      return new Promise((resolve) => open.push({ step: snapshot.step, answer, resolve }));
    },
    asked,
    answer: (step) => settle(step, true),
    drop: (step) => settle(step, false),
  };
}
