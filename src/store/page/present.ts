import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Talk } from '../talk/talk.ts';

/** The start of the fragment of a talk; the rest of it is read with the code of talks (`readTalkLink`). */
export const TALK_START = '#talk=';

/** A place in a talk: one thing of one experiment. */
export interface PresentPlace {
  /** The number of the thing, from 0; beyond the last one: the last one. */
  thing: number;
  /** The number of the experiment in the talk, from 0; `null`: no talk is given. */
  item: number | null;
}

/** The state of the view for a projector. */
export interface PresentState extends PresentPlace {
  isOn: boolean;
  /** How often the spotlight has moved on at this thing. */
  light: number;
  /** Whether the note on the present experiment of the talk is shown. */
  hasNote: boolean;
  /** Whether the talk is being edited. */
  isEditing: boolean;
  /** The talk; `null`: not read yet. */
  talk: Talk | null;
  /** The kept talk as this tab knows it. */
  known: string | null;
  /** Whether the browser could not keep the last change of the talk. */
  isLost: boolean;
  /** The talk before each change, the newest last. */
  past: readonly Talk[];
  /** The address of the page before its talk: what an experiment of the talk says nothing of is as there. */
  page: string;
  /** The number of the part of a lesson after which its lab is shown; `null`: after the last one. */
  labAfter: number | null;
}

/** The store of the view for a projector. */
export type PresentStore = StoreApi<PresentState>;

/**
 * Creates the store of the view for a projector.
 *
 * @param isOn whether the page opens with it
 * @param talk the talk of the address
 * @param kept the place at which the page was loaded anew
 */
export const createPresentStore = (
  isOn: boolean,
  talk: Talk | null = null,
  kept: Partial<PresentState> = {},
): PresentStore =>
  createStore<PresentState>()(() => ({
    isOn: isOn || talk !== null,
    thing: 0,
    item: talk === null ? null : 0,
    light: 0,
    hasNote: false,
    isEditing: false,
    talk,
    known: null,
    isLost: false,
    past: [],
    page: '',
    labAfter: null,
    ...kept,
  }));

/** Shows the page for a projector, from its first thing on. Without a talk that is being given, the present experiment. */
export const enterPresent = (store: PresentStore): void => store.setState({ isOn: true, ...FIRST_THING });

/** The first thing of an experiment. */
export const FIRST_THING = { thing: 0, light: 0, labAfter: null } as const;

/** Shows the page as usual again. */
export const leavePresent = (store: PresentStore): void =>
  store.setState({ isOn: false, light: 0, hasNote: false, isEditing: false });

/** Has the page fill the screen, if the browser allows it. */
export function fillScreen(): void {
  // Not every browser has it.
  const { documentElement: page } = document as { documentElement: Partial<HTMLElement> };
  page.requestFullscreen?.().catch(() => undefined);
}
