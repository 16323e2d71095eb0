/** A question to the present run that is asked again while the run goes on, at a pace that leaves the run its time. */

/** The pace of a question, and the way to ask it. */
export interface PacedQuestionSpec<Question> {
  /** Asks the present run; the answer carries the `id`. */
  ask: (id: number, question: Question) => void;
  /** The shortest time between two questions, in ms. */
  leastInterval: number;
  /** Books an answer that cost the worker so many ms; returns the time from which on the next one may be asked for. */
  book: (askedAt: number, cost: number) => number;
  /** Time in ms; it may stand while the run is held. Absent: `performance.now`. */
  now?: () => number;
}

/** One question at a time. */
export interface PacedQuestion<Question> {
  /** Asks another question from now on, or none. */
  look: (question: Question | null) => void;
  /** Notes that the run has reached this step. */
  advance: (step: number) => void;
  /** Asks anew: what the answer is made from has changed, although the step has not. */
  again: () => void;
  /** Notes that another run has started. */
  restart: () => void;
  /**
   * Notes an answer of the present run; returns whether it is the one that is waited for, not a late one to an older
   * question or of an older run.
   *
   * @param step the step of the run that the answer is about
   * @param took the time that the answer took the worker, in ms; absent: the time since the question
   */
  receive: (id: number, step: number, took?: number) => boolean;
}

/** Creates the pace of no question. */
export function createPacedQuestion<Question>({
  ask,
  leastInterval,
  book,
  now = () => performance.now(),
}: PacedQuestionSpec<Question>): PacedQuestion<Question> {
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
    asked = now();
    if (question !== null) ask(id, question);
  };

  const askWhenDue = () => {
    if (question === null || isWaiting || timer !== undefined || reachedStep <= answeredStep) return;
    const askOrWait = () => {
      const wait = mayAskAt - now();
      if (wait > 0) timer = setTimeout(askOrWait, wait);
      else askNow();
    };
    timer = setTimeout(askOrWait, Math.max(0, mayAskAt - now()));
  };

  return {
    look: (next) => {
      question = next;
      askNow();
    },
    advance: (step) => {
      reachedStep = step;
      askWhenDue();
    },
    again: askNow,
    restart: () => {
      reachedStep = 0;
      awaitsRun = true;
      askNow();
    },
    receive: (answered, step, took) => {
      if (answered !== id || !isWaiting) return false;
      isWaiting = false;
      answeredStep = step;
      // The first answer of a run waits for the start of the run, and computes what is kept of step 0, once.
      const cost = awaitsRun ? 0 : (took ?? now() - asked);
      awaitsRun = false;
      mayAskAt = Math.max(asked + leastInterval, book(asked, cost));
      // The run may have gone on, and ended, while it answered.
      askWhenDue();
      return true;
    },
  };
}
