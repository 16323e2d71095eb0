/**
 * Notices that a worker has fallen silent: in an endless loop, ended without a word, or waiting for a GPU that no longer
 * answers. It asks the worker for a sign of life now and then, and knows how long the present work may take without one.
 */

/** The worker that is watched, and the clock. */
export interface WatchdogSpec {
  /** Asks the worker for a sign of life. */
  ask: () => void;
  /** Called once, when the worker has been silent for too long: for so many seconds. */
  onSilence: (seconds: number) => void;
  /** Time in ms. */
  now?: () => number;
}

/** Watches over one worker. */
export interface Watchdog {
  /** Notes a message of the worker; `isAdvancing`: whether its work goes on, or it has none. */
  hear: (isAdvancing: boolean) => void;
  /** Notes the ms that the present work is expected to take without a sign of life; `null`: nobody knows. */
  expect: (time: number | null) => void;
  /** Waits for one answer, for so many ms; until `answered`, nothing else counts. */
  await: (within: number) => void;
  answered: () => void;
  /** Ends the watch. */
  stop: () => void;
}

/** The time between two looks, in ms. */
const LOOK = 2000;
/**
 * The most ms that count between two looks. A page that was asleep, or hidden and throttled, looks late; its worker slept
 * as long, or has answers waiting that the page hasn't seen yet.
 */
const MOST_BETWEEN_LOOKS = 2 * LOOK;
/** The silence that is always allowed, in ms: a busy machine, a collection of garbage. */
const PATIENCE = 10_000;
/** The factor over the expected time of the present work that is allowed. */
const SLOWER = 8;
/** The silence that is allowed while nobody knows how long the work takes, in ms: the first step, a first full frame. */
const UNKNOWN = 120_000;

/** Begins to watch over a worker. */
export function createWatchdog({ ask, onSilence, now = () => performance.now() }: WatchdogSpec): Watchdog {
  let silence = 0;
  let looked = now();
  let allowed = PATIENCE;
  /** The time for the answer that is waited for. */
  let awaited: number | null = null;

  const look = () => {
    silence += Math.min(now() - looked, MOST_BETWEEN_LOOKS);
    looked = now();
    if (silence >= (awaited ?? allowed)) {
      stop();
      onSilence(Math.round(silence / 1000));
    } else if (awaited === null) ask();
  };
  const timer = setInterval(look, LOOK);
  const stop = () => clearInterval(timer);
  const begin = () => {
    silence = 0;
    looked = now();
  };

  return {
    hear: (isAdvancing) => {
      if (awaited === null && isAdvancing) begin();
    },
    expect: (time) => void (allowed = time === null ? UNKNOWN : Math.max(PATIENCE, SLOWER * time)),
    await: (within) => {
      awaited = within;
      begin();
    },
    answered: () => {
      if (awaited !== null) begin();
      awaited = null;
    },
    stop,
  };
}
