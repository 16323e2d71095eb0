import type { LinkedView } from '../../config/link/view-fields.ts';
import type { LiveFlags } from '../page/live-flags.ts';
import { isOver, type RunStore } from '../training/run-state.ts';
import type { TimeLine } from './time-line.ts';

/** The parts of the page that a linked time needs. */
export interface LinkedTimeParts {
  run: RunStore;
  time: TimeLine;
  training: {
    play: () => void;
    pause: () => void;
    /** Lets the runs rest at this step once they are there; `null`: nowhere. */
    restAt: (step: number | null) => void;
  };
  /** Returns the link of the settings, which says whether the runs are still those of the link. */
  settings: () => string;
  /** Whether runs begin at rest for this reader alone, and what the address asks for: with `start=paused` runs rest at the step of a link, too. */
  flags: Pick<LiveFlags, 'isCalm' | 'asked'>;
}

/** The place in time of a link. */
type Place = Pick<LinkedView, 'at' | 'paused'>;

/** The step that links show, and whether runs rest there. */
export interface LinkedTime {
  /** Lets the runs of a link that is being opened begin at rest, or train to its step. */
  begin: (place: Place) => void;
  /**
   * Waits until the runs of the present settings have trained to the step of a link, and shows it then: the nearest of
   * their snapshots. Other settings, or another link, end the waiting.
   *
   * @param waits whether a person begins the training
   */
  goTo: (place: Place, waits?: boolean) => void;
  /** Returns the place in time that the page shows. */
  present: () => Place;
}

/** Connects the time line with the links. */
export function createLinkedTime({ run, time, training, settings, flags }: LinkedTimeParts): LinkedTime {
  let end: () => void = () => undefined;
  /** Whether the link that was opened last asks for rest. */
  let isAsked = false;

  const follow = (step: number, rests: boolean) => {
    end();
    const begun = settings();
    if (rests) training.restAt(step);
    let deaf: (() => void)[] = [];
    const look = () => {
      if (settings() !== begun) {
        end();
        return;
      }
      const { shown, isPlaying } = run.getState();
      if (shown.length === 0 || (time.newest() < step && !isOver(run.getState()))) return;
      if (rests && isPlaying) {
        // This looks again.
        training.pause();
        return;
      }
      // At its newest step a run would go on, and what is shown with it.
      if (!rests && time.newest() === step && run.getState().phase === 'running') return;
      // The snapshot of this step comes soon.
      const last = time.stops().at(-1);
      if (last !== undefined && last < step && run.getState().phase === 'running') return;
      end();
      time.goTo(step);
    };
    const listen = () => {
      for (const stop of deaf) stop();
      deaf = run
        .getState()
        .shown.flatMap(({ stream, snapshots }) => [stream.subscribe(look), snapshots.subscribe(look)]);
    };
    const endOfRun = run.subscribe((now, before) => {
      if (now.shown !== before.shown) listen();
      look();
    });
    end = () => {
      for (const stop of [...deaf, endOfRun]) stop();
      deaf = [];
      training.restAt(null);
      end = () => undefined;
    };
    listen();
    look();
  };

  return {
    begin: ({ at, paused }) => {
      if (at !== null) run.setState({ isPlaying: true });
      else if (paused) training.pause();
    },
    goTo: ({ at, paused }, waits = false) => {
      isAsked = paused;
      if (at === null) return;
      if (!waits && time.newest() < at && !isOver(run.getState())) training.play();
      follow(at, paused || flags.asked().isPaused);
    },
    present: () => {
      const { isPlaying, isKept } = run.getState();
      const rests = !isPlaying && !isKept && !isOver(run.getState());
      const { step } = time.store.getState();
      const newest = time.newest();
      // What has not begun for a reader who wants less motion begins at once for others.
      const paused = rests && (newest > 0 || isAsked || !flags.isCalm());
      return { at: step ?? (paused && newest > 0 ? newest : null), paused };
    },
  };
}
