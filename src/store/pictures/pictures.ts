/**
 * The pictures that the page shows of each side: at the live edge of the network that trains, in the past of the
 * snapshot at or before the step. Only what is looked at is asked for, and nothing while the page is hidden.
 */
import { createStore, type StoreApi } from 'zustand';
import type { Picture, PictureQuestion } from '../../engine/pictures/picture.ts';
import type { Recording } from '../runs/recording.ts';
import type { TimeLine } from '../time/time-line.ts';
import { hasWorker, type RunStore } from '../training/run-state.ts';
import type { LivePictures, PictureKind } from '../training/live-pictures.ts';
import type { PastAnswers } from './past-answers.ts';

/** A picture, and the run and the step that it shows. */
export interface ShownPicture<Kind extends Picture = Picture> {
  recording: Recording;
  step: number;
  picture: Kind;
}

/** The picture of each kind of one side; `null` while there is none of its run. */
export interface ShownPictures {
  function: ShownPicture<Extract<Picture, { kind: 'function' }>> | null;
  features: ShownPicture<Extract<Picture, { kind: 'features' }>> | null;
}

/** The pictures that the page shows. */
export interface Pictures {
  /** By side. They change with every frame, so they are drawn without React. */
  store: StoreApi<readonly ShownPictures[]>;
  /** Looks at a picture of a side, in place of its last one, until the returned function is called. */
  watch: (side: number, question: PictureQuestion) => () => void;
}

/** Says whether the page is hidden: the document. */
export interface PageVisibility {
  readonly hidden: boolean;
  addEventListener: (type: 'visibilitychange', listener: () => void) => void;
}

/** The sources of the pictures. */
export interface PicturesParts {
  run: RunStore;
  time: TimeLine;
  live: Pick<LivePictures, 'store' | 'look'>;
  past: PastAnswers;
  page: PageVisibility;
}

const NONE: ShownPictures = { function: null, features: null };

interface Watch {
  side: number;
  question: PictureQuestion;
  /** Whether the network that trains is asked. */
  isAsked: boolean;
}

/** Creates the pictures of nothing. */
export function createPictures({ run, time, live, past, page }: PicturesParts): Pictures {
  const store = createStore<readonly ShownPictures[]>()(() => [NONE, NONE]);
  /** By place, the newest last: that one is asked, and the one before it again once it ends. */
  const watches = new Map<string, Watch[]>();

  const show = (side: number, kind: PictureKind, seen: ShownPicture | null) => {
    const before = store.getState()[side][kind];
    if (before?.picture === seen?.picture && before?.recording.id === seen?.recording.id) return;
    store.setState((sides) => sides.map((each, s) => (s === side ? { ...each, [kind]: seen } : each)), true);
  };
  const askLive = (watch: Watch, isAsked: boolean) => {
    if (watch.isAsked === isAsked) return;
    watch.isAsked = isAsked;
    live.look(watch.side, watch.question.kind, isAsked ? watch.question : null);
  };

  const follow = (place: string, watch: Watch) => {
    const { side, question } = watch;
    const { kind } = question;
    const recording = run.getState().shown.at(side);
    const { step } = time.store.getState();
    const isLive = step === null && hasWorker(run.getState(), side);
    if (store.getState()[side][kind]?.recording.id !== recording?.id) show(side, kind, null);
    askLive(watch, isLive && !page.hidden);
    if (isLive || !recording) past.leave(place);
    else if (!page.hidden) {
      const asked = { recording, step: step ?? Infinity, question };
      const isThere = past.ask(place, asked, (picture, at) => show(side, kind, { recording, step: at, picture }));
      if (!isThere) show(side, kind, null);
    }
  };
  const followAll = () => {
    for (const [place, all] of watches) for (const watch of all.slice(-1)) follow(place, watch);
  };

  live.store.subscribe((sides) => {
    for (const { side, question, isAsked } of [...watches.values()].flat()) {
      const recording = run.getState().shown.at(side);
      const seen = sides[side][question.kind];
      if (isAsked && seen && recording) show(side, question.kind, { recording, ...seen });
    }
  });
  run.subscribe(followAll);
  time.store.subscribe(followAll);
  page.addEventListener('visibilitychange', followAll);

  return {
    store,
    watch: (side, question) => {
      const place = `${side} ${question.kind}`;
      const watch: Watch = { side, question, isAsked: false };
      const before = watches.get(place) ?? [];
      for (const other of before) other.isAsked = false;
      watches.set(place, [...before, watch]);
      follow(place, watch);
      return () => {
        const all = watches.get(place) ?? [];
        const rest = all.filter((each) => each !== watch);
        watches.set(place, rest);
        if (all.at(-1) !== watch) return;
        const next = rest.at(-1);
        if (next) {
          watch.isAsked = false;
          follow(place, next);
          return;
        }
        past.leave(place);
        askLive(watch, false);
      };
    },
  };
}
