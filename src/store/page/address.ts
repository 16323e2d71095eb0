/**
 * The page's address and the tab's history. Each change of settings, and each way to another view, is a step: the
 * browser's Back and Forward go through them, and so do Undo and Redo, which skip the ways between views. They use the
 * tab's own history where the entry beside the present one is the step that they want, and else make a new one.
 */
import { createStore, type StoreApi } from 'zustand';
import { decodeAddress, type PageLink } from '../../config/link/page-link.ts';
import { createHistoryWriter } from './history-writer.ts';
import { createSettingsLines } from './settings-lines.ts';

/** The shortest time between two writes, in ms: browsers stop a page after about 100 of them in 10 to 30 seconds. */
const ADDRESS_INTERVAL = 350;
/** A setting that rests for so long, in ms, has settled; its next change is another step. */
const SETTLED_AFTER = 500;
/** The key of what a person places one by one: each press of the pointer, or key, is a step of its own to undo. */
const PLACED = 'points';
/** The longest wait for the browser to go back or forward, in ms. */
const LONGEST_TRAVEL = 1000;

/** The state of the page, as links. */
export interface PresentPage {
  /** The fragment that opens it: the place, the settings, and how they are shown. */
  fragment: string;
  /** The view, with all that is no setting. */
  place: string;
  /** The link of the settings that it shows. */
  settings: string;
}

/** The actions of the page that its address needs. */
export interface AddressedPage {
  present: () => PresentPage;
  /**
   * Opens a link that has come into the address bar: a person entered it, or went back or forward.
   *
   * @param isReturn whether this visit has shown it before
   */
  open: (link: PageLink, isReturn: boolean) => void;
  /** Takes settings without a change of the view. */
  restore: (settings: string) => void;
  /** Whether nothing is written: the history of an embedded page is that of the page around it. */
  isSilent?: boolean;
}

/** Whether there are settings to go back to, and to go forward to. */
export interface UndoState {
  canUndo: boolean;
  canRedo: boolean;
}

/** The page's address, which holds the link to the present view. */
export interface Address {
  /** The link that the address held when the page was opened. */
  opened: PageLink;
  /** Names the entry with which the page opens. */
  begin: () => void;
  /**
   * Tells that settings have changed, or how they are shown, which is never a step. A change that no person made is none
   * either: the address has it all the same.
   */
  write: (isStep?: boolean) => void;
  /** Tells that the page says the present settings in another link. The address stays, and nothing is to undo. */
  reread: () => void;
  /** Writes the present link at once, as a new step to another view. */
  push: () => void;
  undo: () => void;
  redo: () => void;
  undoState: StoreApi<UndoState>;
}

/** One entry of the tab's history that this visit knows. */
interface Entry extends PresentPage {
  /** Its place in the line of its settings. */
  step: number;
}

/** A control that is being used: its changes up to a rest are one step. */
interface Burst {
  /** The keys of links that it changes. */
  keys: string;
  time: number;
  /** The number of the last press of the pointer before it. */
  press: number;
}

/** Keeps the address bar, the tab's history and the page in agreement. */
export function keepAddress({ present, open, restore, isSilent = false }: AddressedPage): Address {
  const session = Math.random().toString(36).slice(2);
  const writer = createHistoryWriter(session, ADDRESS_INTERVAL);
  const lines = createSettingsLines();
  const undoState = createStore<UndoState>()(() => ({ canUndo: false, canRedo: false }));
  const entries = new Map<number, Entry>();
  let at = ownState(history.state)?.serial ?? 0;
  let burst: Burst | null = null;
  let isHeld = false;
  let press = 0;
  let isFollowing = false;
  /** A change that is not looked at yet: the same action of a person may also lead to another view. */
  let fresh: { isStep: boolean } | null = null;
  let travel: { timer: ReturnType<typeof setTimeout>; next: (() => void)[] } | null = null;

  const tell = () => {
    const { place } = present();
    undoState.setState({ canUndo: lines.next(place, -1) !== null, canRedo: lines.next(place, 1) !== null });
  };
  const enter = (page: PresentPage, isNew: boolean) => {
    if (isNew) {
      at++;
      for (const serial of entries.keys()) if (serial >= at) entries.delete(serial);
    }
    entries.set(at, { ...page, step: lines.placeOf(page.place, page.settings) });
    const entry = { serial: at, fragment: page.fragment };
    if (isNew) writer.push(entry);
    else writer.replace(entry);
    tell();
  };

  function take() {
    if (!fresh) return;
    const { isStep } = fresh;
    fresh = null;
    const page = present();
    const here = entries.get(at);
    const before = lines.present(page.place);
    if (here?.place !== page.place) {
      if (before !== undefined && before !== page.settings) lines.add(page.place, page.settings);
      enter(page, isStep);
      return;
    }
    if (before === undefined || before === page.settings) {
      if (here.fragment !== page.fragment) enter(page, false);
      return;
    }
    const keys = changedKeys(before, page.settings);
    const now = performance.now();
    const goesOn = burst?.keys === keys && (isHeld || now - burst.time < SETTLED_AFTER);
    const isSame = goesOn && (keys !== PLACED || (isHeld && burst?.press === press));
    if (isSame || !isStep) lines.replace(page.place, page.settings);
    else lines.add(page.place, page.settings);
    burst = isStep ? { keys, time: now, press } : null;
    // Points that follow each other are one entry of the tab's history all the same.
    enter(page, isStep && !goesOn);
  }

  const push = () => {
    if (isFollowing || isSilent) return;
    // Settings that change together with the view are those of the new one.
    fresh = null;
    burst = null;
    writer.flush();
    const page = present();
    const before = lines.present(page.place);
    if (before !== undefined && before !== page.settings) lines.add(page.place, page.settings);
    enter(page, true);
    writer.flush();
  };

  /** Learns of an entry that the browser shows now, after the page has opened it. */
  function arrive(serial: number | null, isOwn: boolean) {
    const page = present();
    const known = isOwn && serial !== null ? entries.get(serial) : undefined;
    if (known) lines.goTo(page.place, known.step, page.settings);
    else if (serial === null) lines.goTo(page.place, -1, page.settings);
    else lines.restart(page.place, page.settings);
    if (serial !== null) at = serial;
    else if (page.fragment !== entries.get(at)?.fragment) {
      at++;
      for (const later of entries.keys()) if (later >= at) entries.delete(later);
    }
    entries.set(at, { ...page, step: lines.placeOf(page.place, page.settings) });
    if (known?.fragment !== page.fragment) writer.replace({ serial: at, fragment: page.fragment });
    tell();
  }

  // It comes at once and with any link. A hashchange comes later: a waiting link would be written over the new one.
  addEventListener('popstate', () => {
    writer.cancel();
    fresh = null;
    burst = null;
    const state = ownState(history.state);
    const isOwn = state?.session === session;
    const known = isOwn ? entries.get(state.serial) : undefined;
    const link = decodeAddress(location.hash);
    // While the page opens the link, it shows a mixture of old and new.
    isFollowing = true;
    // The page wrote the link itself: what its notices say is as a person has set it.
    open(known ? { ...link, notices: [] } : link, known !== undefined);
    // The link of a lesson leaves out settings that are the usual ones.
    if (known && present().settings !== known.settings) restore(known.settings);
    isFollowing = false;
    arrive(state?.serial ?? null, isOwn);
    landed();
  });
  // The list of a select is the browser's: a press that ends in it is not told.
  addEventListener(
    'pointerdown',
    ({ target }) => {
      isHeld = !(target instanceof HTMLSelectElement);
      press++;
    },
    true,
  );
  for (const end of ['pointerup', 'pointercancel'])
    addEventListener(
      end,
      () => {
        isHeld = false;
        if (burst) burst = { ...burst, time: performance.now() };
      },
      true,
    );

  function landed() {
    if (!travel) return;
    clearTimeout(travel.timer);
    const { next } = travel;
    travel = null;
    for (const act of next) act();
  }
  function move(direction: -1 | 1) {
    if (travel) {
      travel.next.push(() => move(direction));
      return;
    }
    take();
    burst = null;
    const page = present();
    const target = lines.next(page.place, direction);
    if (!target) return;
    const beside = entries.get(at + direction);
    // The same settings may stand at several places of the line.
    if (beside?.place === page.place && beside.settings === target.settings && beside.step === target.place) {
      writer.flush();
      travel = { timer: setTimeout(landed, LONGEST_TRAVEL), next: [] };
      history.go(direction);
      return;
    }
    isFollowing = true;
    restore(target.settings);
    isFollowing = false;
    lines.goTo(page.place, target.place, target.settings);
    enter(present(), true);
  }

  return {
    opened: decodeAddress(location.hash),
    begin: () => {
      const page = present();
      entries.set(at, { ...page, step: lines.placeOf(page.place, page.settings) });
      writer.replace({ serial: at, fragment: null });
    },
    write: (isStep = true) => {
      if (isFollowing || isSilent) return;
      if (!fresh) queueMicrotask(take);
      fresh = { isStep: isStep || (fresh?.isStep ?? false) };
    },
    reread: () => {
      const page = present();
      const here = entries.get(at);
      if (here?.place !== page.place) return;
      lines.replace(page.place, page.settings);
      entries.set(at, { ...here, ...page });
    },
    push,
    undo: () => move(-1),
    redo: () => move(1),
    undoState,
  };
}

/** Returns the state of an entry that a page of the lab wrote; `null` if none has. */
function ownState(state: unknown): { session: string; serial: number } | null {
  const { session, serial } = (state ?? {}) as { session?: unknown; serial?: unknown };
  return typeof session === 'string' && typeof serial === 'number' ? { session, serial } : null;
}

/** Returns the keys whose values differ between two links, as one text. */
function changedKeys(before: string, after: string): string {
  const [a, b] = [before, after].map((link) => link.slice(1).split('&'));
  const pairs = [...a.filter((pair) => !b.includes(pair)), ...b.filter((pair) => !a.includes(pair))];
  return [...new Set(pairs.map((pair) => pair.split('=')[0]))].sort().join('&');
}

/** Returns the address that opens a fragment on any machine. */
export const linkTo = (fragment: string) => location.href.replace(/#.*$/, '') + fragment;
