/**
 * The list of runs. A run that is neither shown nor pinned has only its summary in memory; its recording is written to
 * the archive while the page is idle, and read again when it is pinned.
 */
import { createStore } from 'zustand';
import { whenIdle } from '../../worker/host/when-idle.ts';
import { words } from '../../words/words.ts';
import { whyLost } from '../page/browser-database.ts';
import { askToPersist } from '../page/persistence.ts';
import { archiveWithMemory, type ArchiveWithMemory } from './archive-with-memory.ts';
import type { Recording } from './recording.ts';
import type { OpenedArchive } from './run-archive.ts';
import {
  asNext,
  entryOf,
  lastOf,
  MOST_PINNED,
  namesOf,
  nextColor,
  stepsOf,
  summaryOf,
  withoutTooMany,
  type RunEntry,
  type RunSummary,
} from './run-entry.ts';
import { nameOfRun, uniqueName } from './run-names.ts';
import { createRunsRoom, type FullArchive } from './runs-room.ts';

const said = words.runs;

/** A sentence about the last thing that was done with the list. */
export interface RunNote {
  sentence: string;
  /** Whether it can be undone. */
  canUndo: boolean;
}

/** The runs, and the sentences about them. */
export interface RunListState {
  /** By the time at which they began, oldest first. */
  entries: readonly RunEntry[];
  /** `null` once it has been there for {@link NOTE_TIME}. */
  note: RunNote | null;
  /** Sentences about what is not kept, or could not be read. */
  notices: readonly string[];
  /** What there is no room for; `null`: there is room for all. */
  full: FullArchive | null;
}

/** The list of runs, and what a person does with it. */
export interface RunList {
  store: ReturnType<typeof createRunListStore>;
  /** Keeps runs: one, or the two of a comparison. Those that are in the list already are brought up to date. */
  keep: (recordings: readonly Recording[], seconds: number) => void;
  /** Puts runs of a file into the list, in the order of their start: one, or the two of a comparison. */
  bring: (runs: readonly BroughtEntry[]) => void;
  /** Gives a run a name; an empty one restores that of its settings. */
  rename: (id: string, name: string) => void;
  hide: (id: string, isHidden: boolean) => void;
  /** Pins or unpins a run. One too many is refused with a note. */
  pin: (id: string, isPinned: boolean) => void;
  /** Reads the recording of a run; `null`, and a note says why, if it is not there any more. */
  read: (id: string) => Promise<Recording | null>;
  remove: (id: string) => void;
  /** Removes all runs. */
  clear: () => void;
  /** Brings back the runs that were removed last, while the note about them is there. */
  undo: () => void;
  /** Lets go of what `full` names, and keeps what waits. */
  makeRoom: () => void;
  /** Holds the note, while a person reads it, or lets it go after {@link NOTE_TIME}. */
  holdNote: (isHeld: boolean) => void;
}

/** A run of a file, with what the file says of it. */
export interface BroughtEntry {
  recording: Recording;
  /** `null`: it gets that of its settings. */
  name: string | null;
  seconds: number;
}

/** The parts that a test replaces. */
export interface RunListParts {
  openArchive?: () => Promise<OpenedArchive>;
  /** Resolves when the page has time for a piece of work, at the earliest after `headStart` ms. */
  idle?: (headStart: number) => Promise<void>;
}

/** The time for which a note stays, in ms. */
export const NOTE_TIME = 10_000;
/** The head start of the page before the archive is opened, in ms. */
const HEAD_START = 1000;
/** The most recordings that wait for an archive that can't be opened. */
const MOST_WAITING = 6;

const createRunListStore = () =>
  createStore<RunListState>()(() => ({ entries: [], note: null, notices: [], full: null }) satisfies RunListState);
const openLate = async () => (await import('./run-archive.ts')).openRunArchive();
const whenPageIdle = (headStart: number) => new Promise<void>((resolve) => void whenIdle(resolve, headStart));

/** Opens the list of runs, with those that were kept before. */
export function openRunList({ openArchive = openLate, idle = whenPageIdle }: RunListParts = {}): RunList {
  const list = createRunListStore();
  const { getState, setState } = list;
  let archive: ArchiveWithMemory | null = null;
  /** The runs that were removed last, while they can come back. */
  let removed: readonly RunEntry[] = [];
  let noteTimer: ReturnType<typeof setTimeout> | undefined;
  /** The runs that a person removed; one of them may still be shown, and end. */
  const refused = new Set<string>();
  const breathe = () => idle(0);
  let work: Promise<unknown> = idle(HEAD_START).then(open).catch(tellLost);

  const room = createRunsRoom({
    entries: () => getState().entries,
    change: (id, bytes) => change(id, { bytes }),
    tell: (full) => setState({ full }),
  });
  const find = (id: string) => getState().entries.find((entry) => entry.id === id);
  const tell = (...sentences: string[]) =>
    setState(({ notices }) => ({ notices: [...new Set([...notices, ...sentences])] }));

  /** Does something with the archive after all that was asked before. */
  function enqueue(act: (open: ArchiveWithMemory) => Promise<unknown>) {
    work = work.then(async () => act(archive ?? (await open()))).catch(tellLost);
  }
  function tellLost(error: unknown) {
    const why = whyLost(error);
    if (why === 'full' && archive) room.tell(archive);
    else tell(said.notKept[why]);
    if (archive) return;
    // Its code could not be loaded; the next change of the list tries again.
    const waiting = getState().entries.filter(({ recording, isPinned }) => recording && !isPinned);
    for (const { id } of waiting.slice(0, -MOST_WAITING)) setEntry(id, { recording: null });
  }

  async function open(): Promise<ArchiveWithMemory> {
    const opened = await openArchive();
    if (opened.why) tell(said.notKept[opened.why]);
    const { summaries, sentences } = await opened.archive.summaries();
    tell(...sentences);
    archive = archiveWithMemory(opened.archive, tellLost);
    const early = getState().entries;
    const restored = summaries
      .filter(({ id }) => !early.some((entry) => entry.id === id))
      .map((summary): RunEntry => ({ ...summary, recording: null }))
      .sort(byStart);
    // Runs that were kept before the others were known get their names and colours again.
    const entries = early.reduce<readonly RunEntry[]>((before, entry) => [...before, asNext(entry, before)], restored);
    setState({ entries: [...entries].sort(byStart) });
    for (const { id, isPinned } of restored) if (isPinned) load(id);
    for (const { id } of early) store(id);
    return archive;
  }

  function change(id: string, part: Partial<RunEntry>) {
    setState(({ entries }) => ({ entries: entries.map((entry) => (entry.id === id ? { ...entry, ...part } : entry)) }));
    write(id);
  }
  function write(id: string) {
    enqueue(async (open) => {
      const entry = find(id);
      if (entry) await open.putSummary(summaryOf(entry));
    });
  }

  /** Puts a new run into the list, perhaps in place of an old one. */
  function insert(entry: RunEntry) {
    const { entries } = getState();
    const all = [...entries, asNext(entry, entries)].sort(byStart);
    const kept = withoutTooMany(all);
    const gone = all.filter((each) => !kept.includes(each)).map(({ id }) => id);
    setState({ entries: kept });
    write(entry.id);
    store(entry.id);
    if (gone.length > 0) {
      enqueue((open) => open.forget(gone));
      enqueue((open) => open.drop({ snapshotsOf: [], framesOf: gone }));
    }
  }

  /** Returns the time at which a new run began, after all others if the clock was set back: the oldest runs go first. */
  const inTurn = (startedAt: number) => {
    const last = Math.max(0, ...getState().entries.map((entry) => entry.startedAt));
    return last > Date.now() ? last + 1 : startedAt;
  };

  /** Writes the recording of a run to the archive, in pieces, and lets go of it. */
  function store(id: string) {
    enqueue(async (open) => {
      const present = () => find(id) ?? removed.find((entry) => entry.id === id);
      const entry = present();
      if (!entry?.recording || entry.bytes.frames > 0) return;
      await breathe();
      const bytes = await open.put(entry.recording, breathe);
      // A pinned run has in memory what is kept of it, and no more.
      const read = present()?.isPinned ? await open.read(id) : null;
      const part: Partial<RunEntry> = { bytes, recording: read?.ok ? read.recording : null };
      removed = removed.map((each) => (each.id === id ? { ...each, ...part } : each));
      if (find(id)) change(id, part);
      else if (!present()) await open.drop({ snapshotsOf: [], framesOf: [id] });
      await room.make(open, open.most);
      // What had no room before may have some by now; else its bytes are known only now.
      if (!open.isInMemory(id)) await retry(open);
      else if (getState().full) room.tell(open);
    });
  }
  /** Reads the recording of a run that is pinned. */
  function load(id: string) {
    enqueue(async (open) => {
      const entry = find(id);
      if (!entry?.isPinned || entry.recording) return;
      const read = await open.read(id);
      if (read.ok) setEntry(id, { recording: read.recording });
      else {
        change(id, { isPinned: false });
        say(read.sentence);
      }
    });
  }
  const setEntry = (id: string, part: Partial<RunEntry>) =>
    setState(({ entries }) => ({ entries: entries.map((entry) => (entry.id === id ? { ...entry, ...part } : entry)) }));

  function say(sentence: string, canUndo = false) {
    setState({ note: { sentence, canUndo } });
    holdNote(false);
  }
  function holdNote(isHeld: boolean) {
    clearTimeout(noteTimer);
    if (!isHeld && getState().note) noteTimer = setTimeout(endNote, NOTE_TIME);
  }
  function endNote() {
    clearTimeout(noteTimer);
    const gone = removed.map(({ id }) => id);
    removed = [];
    setState({ note: null });
    if (gone.length === 0) return;
    enqueue((open) => open.drop({ snapshotsOf: [], framesOf: gone }));
    enqueue(retry);
  }
  const retry = async (open: ArchiveWithMemory) => {
    if (getState().full) await room.retry(open, breathe);
  };
  function take(gone: readonly RunEntry[], sentence: string) {
    if (gone.length === 0) return;
    endNote();
    removed = gone;
    for (const { id } of gone) refused.add(id);
    setState(({ entries }) => ({ entries: entries.filter((entry) => !gone.includes(entry)) }));
    enqueue((open) => open.forget(gone.map(({ id }) => id)));
    say(sentence, true);
  }

  return {
    store: list,
    keep: (recordings, seconds) => {
      const pair = recordings.filter((recording) => stepsOf(recording) > 0 && !refused.has(recording.id));
      for (const recording of pair) {
        const beside = pair.length > 1 ? (pair.find((other) => other !== recording)?.id ?? null) : null;
        const before = find(recording.id);
        if (before) {
          change(recording.id, { ...lastOf(recording), seconds });
          continue;
        }
        const entry = entryOf(recording);
        insert({ ...entry, startedAt: inTurn(entry.startedAt), seconds, beside });
      }
    },
    bring: (runs) => {
      for (const { recording, name, seconds } of runs) {
        refused.delete(recording.id);
        const beside = runs.find((other) => other.recording !== recording)?.recording.id ?? null;
        insert({ ...entryOf(recording), seconds, beside, name: name ?? '', isNamed: name !== null });
      }
    },
    rename: (id, typed) => {
      const entry = find(id);
      const name = typed.trim();
      if (!entry || name === entry.name) return;
      const { entries } = getState();
      const first = entries[0] === entry ? null : entries[0].experiment;
      const others = entries.filter((other) => other !== entry);
      if (name === '')
        change(id, {
          name: uniqueName(nameOfRun(entry.experiment, first, entry.learningRateChanges), namesOf(others)),
          isNamed: false,
        });
      else {
        change(id, { name, isNamed: true });
        void askToPersist();
      }
    },
    hide: (id, isHidden) => change(id, { isHidden }),
    pin: (id, isPinned) => {
      const entry = find(id);
      if (!entry || entry.isPinned === isPinned) return;
      if (!isPinned) {
        change(id, { isPinned, ...(entry.bytes.frames > 0 && { recording: null }) });
        return;
      }
      const pinned = getState().entries.filter((other) => other.isPinned);
      if (pinned.length >= MOST_PINNED) say(said.tooManyPinned(MOST_PINNED));
      else if (!entry.recording && entry.bytes.frames === 0) say(said.noCurves(entry.name));
      else {
        const isTaken = pinned.some(({ color }) => color === entry.color);
        void askToPersist();
        change(id, { isPinned, isHidden: false, ...(isTaken && { color: nextColor(getState().entries) }) });
        load(id);
      }
    },
    read: (id) => {
      const entry = find(id);
      if (!entry || entry.recording) return Promise.resolve(entry?.recording ?? null);
      if (entry.bytes.frames === 0) {
        say(said.noCurves(entry.name));
        return Promise.resolve(null);
      }
      return new Promise((resolve) => {
        enqueue(async (open) => {
          const read = await open.read(id);
          if (!read.ok) say(read.sentence);
          resolve(read.ok ? read.recording : null);
        });
      });
    },
    remove: (id) => {
      const entry = find(id);
      if (entry) take([entry], said.removed(entry.name));
    },
    clear: () => {
      const { entries } = getState();
      take(entries, said.cleared(entries.length));
    },
    undo: () => {
      let free = MOST_PINNED - getState().entries.filter(({ isPinned }) => isPinned).length;
      const back = removed.map((entry) => ({ ...entry, isPinned: entry.isPinned && free-- > 0 }));
      removed = [];
      clearTimeout(noteTimer);
      setState(({ entries }) => ({ entries: [...entries, ...back].sort(byStart), note: null }));
      for (const { id } of back) {
        refused.delete(id);
        write(id);
        load(id);
      }
    },
    makeRoom: () => {
      enqueue(room.makeHalf);
      enqueue(retry);
    },
    holdNote,
  };
}

const byStart = (a: RunSummary, b: RunSummary) => a.startedAt - b.startedAt;
