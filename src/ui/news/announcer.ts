import type { News } from './run-news.ts';

/** The least time between two announcements in ms: while one is read, the next would cut it off. */
const EVERY = 4000;
/** The time for which an answer waits in ms, so that news of one moment are one announcement. */
const GATHER = 300;

/** Says news politely. */
export interface Announcer {
  tell: (news: readonly News[]) => void;
  /** Says nothing any more. */
  stop: () => void;
}

/** Creates an announcer: `say` gets several seconds of news as one text, of each topic only the newest. */
export function createAnnouncer(say: (text: string) => void): Announcer {
  const waiting = new Map<string, string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let next = 0;
  const flush = () => {
    timer = undefined;
    if (waiting.size === 0) return;
    next = performance.now() + EVERY;
    say([...waiting.values()].join(' '));
    waiting.clear();
  };
  return {
    tell: (news) => {
      for (const { topic, sentence } of news) {
        // What is newer comes later.
        waiting.delete(topic);
        waiting.set(topic, sentence);
      }
      if (news.length === 0) return;
      const isAnswer = news.some((one) => one.isAnswer);
      if (timer !== undefined && !isAnswer) return;
      clearTimeout(timer);
      timer = setTimeout(flush, isAnswer ? GATHER : Math.max(GATHER, next - performance.now()));
    },
    stop: () => clearTimeout(timer),
  };
}
