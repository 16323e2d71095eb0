import process from 'node:process';

/** The signals that ask a program to end, and its exit code when it does: 128 and the number of the signal. */
const SIGNALS = [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const;

/** What listens for Ctrl-C, and for the SIGTERM of a scheduler whose time is up. */
export interface StopSignals {
  /** Aborted when the program is asked to end. */
  signal: AbortSignal;
  /** The exit code of a program that was asked to end; `null` where it was not. */
  exitCode: () => number | null;
  /** Listens no longer. */
  close: () => void;
}

/** Listens until it is closed. */
export function listenForStop(): StopSignals {
  const controller = new AbortController();
  let code: number | null = null;
  const listeners = SIGNALS.map(([name, exitCode]) => {
    const stop = () => {
      code ??= exitCode;
      controller.abort();
    };
    process.on(name, stop);
    return () => process.off(name, stop);
  });
  return {
    signal: controller.signal,
    exitCode: () => code,
    close: () => {
      for (const remove of listeners) remove();
    },
  };
}
