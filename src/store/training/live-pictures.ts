/**
 * The pictures of the networks that train now: asks for each one that is looked at, up to ten times a second while the
 * run goes on, and keeps the newest answers.
 */
import { createStore } from 'zustand';
import type { Picture, PictureQuestion } from '../../engine/pictures/picture.ts';
import type { Event } from '../../worker/protocol.ts';
import { createPacedQuestion } from './paced-question.ts';

/** A picture, and the step of the network that it shows. */
export interface SeenPicture {
  step: number;
  picture: Picture;
}

/** The kind of a picture. */
export type PictureKind = PictureQuestion['kind'];

/** The newest picture of each kind of one side; `null` before the first answer of a run. */
export type SidePictures = Readonly<Record<PictureKind, SeenPicture | null>>;

/** Asks for the pictures that are looked at. */
export interface LivePictures {
  /** The pictures by side. */
  store: ReturnType<typeof createPictureStore>;
  /** Looks at another picture of this kind and side, or at none. */
  look: (side: number, kind: PictureKind, question: PictureQuestion | null) => void;
  /** Notes that the run has reached this step. */
  advance: (step: number) => void;
  /** Notes that the data of the run have changed. */
  again: () => void;
  /** Notes that another run has started, and forgets the pictures of the last one. */
  restart: () => void;
  /** Takes an answer of the present run. */
  receive: (seen: Extract<Event, { type: 'seen' }>) => void;
}

/** The shortest time between two questions for one picture, in ms. */
const LEAST_INTERVAL = 100;
/** The share of the worker's time that all pictures may take together; see `comparison.step` in docs/benchmarks.md. */
const SHARE = 0.08;
const SIDES = [0, 1] as const;
const KINDS = ['function', 'features'] as const;
const NONE: SidePictures = { function: null, features: null };

const createPictureStore = () => createStore<readonly SidePictures[]>()(() => SIDES.map(() => NONE));

/**
 * Creates the pictures of no network.
 *
 * @param ask asks a member of the present run; the answer carries the `id`
 * @param now time in ms; absent: `performance.now`
 */
export function createLivePictures(
  ask: (id: number, member: number, question: PictureQuestion) => void,
  now?: () => number,
): LivePictures {
  const store = createPictureStore();
  let paidUntil = -Infinity;
  // One account for all: what cheap pictures leave of the share is there for dear ones. Each answer books its time
  // behind those that are booked already, so that the share holds whatever they cost.
  const book = (askedAt: number, cost: number) => (paidUntil = Math.max(paidUntil, askedAt) + cost / SHARE);
  const paced = SIDES.map((side) => {
    const create = () =>
      createPacedQuestion<PictureQuestion>({
        ask: (id, question) => ask(id, side, question),
        leastInterval: LEAST_INTERVAL,
        book,
        now,
      });
    return { function: create(), features: create() };
  });
  const show = (side: number, kind: PictureKind, seen: SeenPicture | null) =>
    store.setState(
      (sides) => sides.map((pictures, s) => (s === side ? { ...pictures, [kind]: seen } : pictures)),
      true,
    );
  const all = SIDES.flatMap((side) => KINDS.map((kind) => paced[side][kind]));

  return {
    store,
    look: (side, kind, question) => {
      const asked = paced[side][kind];
      if (!question) show(side, kind, null);
      asked.look(question);
    },
    advance: (step) => {
      for (const each of all) each.advance(step);
    },
    again: () => {
      for (const each of all) each.again();
    },
    restart: () => {
      store.setState(
        SIDES.map(() => NONE),
        true,
      );
      paidUntil = -Infinity;
      for (const each of all) each.restart();
    },
    receive: ({ id, member, step, took, picture }) => {
      if (paced[member][picture.kind].receive(id, step, took)) show(member, picture.kind, { step, picture });
    },
  };
}
