import { createStore, type StoreApi } from 'zustand';
import type { Lesson, StudyResult } from '../lessons/lesson.ts';
import type { LessonSection } from '../lessons/lesson-text.ts';
import { LESSONS, type LessonEntry } from '../lessons/lessons.ts';
import { measureClaims, type MeasuredClaim } from '../lessons/measure-claims.ts';
import { runLesson, type LessonProgress } from '../lessons/run-lesson.ts';
import { openStudyMachine } from '../lessons/run-study.ts';
import { readStudy, studyPath } from '../lessons/study-file.ts';
import { words } from '../words/words.ts';
import { messageOf } from '../words/message-of.ts';
import type { PoolSpec } from '../worker/pool.ts';
import { readTally, tallyOf, tallyPath } from '../lessons/tally.ts';
import { keepTally, readTallies, type Tallies } from './lesson-tallies.ts';

/** Where a result is from: the file that comes with the lesson, a run in this browser, or one that is under way. */
export type Origin = { kind: 'recorded'; date: string } | { kind: 'here' | 'running'; quick: boolean };

/** What is there of a study. */
export interface ShownStudy {
  result: StudyResult;
  origin: Origin;
}

/** A lesson on the page. */
export interface OpenLesson {
  lesson: Lesson;
  sections: readonly LessonSection[];
  /** By the name of the study; while one runs, what of it is there so far. */
  studies: Readonly<Record<string, ShownStudy>>;
  /** What has become of the claims, on the results that are shown. */
  claims: readonly MeasuredClaim[];
  /** How the run that is under way stands; `null`: none is. */
  run: (LessonProgress & { quick: boolean }) | null;
  /** Why there is no recorded result, or why the last run did not end, a sentence each. */
  notices: readonly string[];
}

/** The lessons of the page. */
export interface LessonsState {
  /** Those that were opened, by their ids. */
  open: Readonly<Record<string, OpenLesson>>;
  /** Why a lesson could not be opened, by its id. */
  problems: Readonly<Record<string, string>>;
  /** How many claims were reproduced when each lesson was last run in this browser. */
  tallies: Tallies;
  /** The same of the recorded results. */
  recorded: Tallies;
}

/** The lessons' part of the lab. */
export interface LessonsLab {
  store: StoreApi<LessonsState>;
  /** The list is looked at: fetches what is said there of the recorded results; once. */
  list: () => void;
  /** Fetches a lesson with its text and its recorded results; once. */
  open: (id: string) => void;
  /** A lesson, or the list of all, is entered by choice, and not by a link or on the way back from another view. */
  begin: (id: string | null) => void;
  /** Whether the lab is to be set to what a lesson begins with: once each time it was entered by choice. */
  takeBeginning: (id: string, isUntouched: boolean) => boolean;
  /** Runs the studies of a lesson that is open; ends the run of any other. */
  run: (id: string, quick: boolean) => void;
  /** Ends the run that is under way, at once; what was shown before it is shown again. */
  cancel: () => void;
}

/** What a lessons lab is made of. */
export interface LessonsParts extends PoolSpec {
  /** The lessons; absent: all. */
  entries?: readonly LessonEntry[];
  /** Fetches a file by its path from the page's address; absent: over the network. */
  fetchFile?: (path: string) => Promise<Response>;
}

/** Shortest time between two looks at a run's results, in milliseconds. */
const LOOK_INTERVAL = 500;

/** The lessons' store, and the workers of the one that runs; these start with its first study and end with its last. */
export function openLessonsLab({ entries = LESSONS, fetchFile = fetch, ...spec }: LessonsParts): LessonsLab {
  const store = createStore<LessonsState>()(() => ({ open: {}, problems: {}, tallies: readTallies(), recorded: {} }));
  const asked = new Set<string>();
  let begun: string | null = null;
  let isListed = false;
  /** By lesson: what came with it, which a run that is called off leaves as it was. */
  const recorded: Record<string, Record<string, ShownStudy>> = {};
  let underWay: { id: string; stop: AbortController } | null = null;

  const change = (id: string, to: (held: OpenLesson) => Partial<OpenLesson>) =>
    store.setState(({ open }) => (id in open ? { open: { ...open, [id]: changed(open[id], to) } } : {}));

  const listRecorded = async ({ id }: LessonEntry) => {
    const answer = await fetchFile(tallyPath(id)).catch(() => null);
    const tally = answer?.ok ? readTally(await answer.json().catch(() => null)) : null;
    if (tally) store.setState(({ recorded: held }) => ({ recorded: { ...held, [id]: tally } }));
  };

  const record = async (lesson: Lesson, name: string) => {
    try {
      const answer = await fetchFile(studyPath(lesson.id, name));
      const read = answer.ok ? readStudy(await answer.json(), lesson.studies[name]) : null;
      if (!read?.ok) {
        const notice = read ? read.sentence : words.lessons.recorded.missing;
        change(lesson.id, ({ notices }) => ({ notices: [...new Set([...notices, notice])] }));
        return;
      }
      const shown: ShownStudy = { result: read.result, origin: { kind: 'recorded', date: read.recorded } };
      recorded[lesson.id] = { ...recorded[lesson.id], [name]: shown };
      // What was run in the meantime is newer.
      change(lesson.id, ({ studies }) => ({ studies: { [name]: shown, ...studies } }));
    } catch {
      change(lesson.id, ({ notices }) => ({ notices: [...new Set([...notices, words.lessons.recorded.missing])] }));
    }
  };

  const open = async (entry: LessonEntry) => {
    try {
      const [lesson, sections] = await Promise.all([entry.load(), entry.loadText()]);
      const opened = { lesson, sections, studies: {}, claims: measureClaims(lesson, {}), run: null, notices: [] };
      store.setState(({ open: held }) => ({ open: { ...held, [entry.id]: opened } }));
      await Promise.all(Object.keys(lesson.studies).map((name) => record(lesson, name)));
    } catch (error) {
      asked.delete(entry.id);
      const problem = words.lessons.notOpened(messageOf(error));
      store.setState(({ problems }) => ({ problems: { ...problems, [entry.id]: problem } }));
    }
  };

  const run = async (id: string, quick: boolean) => {
    const before = store.getState().open[id];
    if (!before) return;
    const stop = new AbortController();
    underWay = { id, stop };
    const machine = openStudyMachine(spec);
    const gather = gatherParts((parts, progress) =>
      change(id, ({ studies }) => ({ studies: { ...studies, ...parts }, run: { ...progress, quick } })),
    );
    change(id, () => ({ run: { done: 0, secondsLeft: null, quick }, notices: [] }));
    try {
      await runLesson(before.lesson, { quick, machine, signal: stop.signal, ...gather.watch(quick) });
      gather.flush();
      change(id, () => ({ run: null }));
      const tally = tallyOf(store.getState().open[id].claims, quick);
      store.setState(({ tallies }) => ({ tallies: keepTally(tallies, id, tally) }));
    } catch (error) {
      gather.forget();
      change(id, ({ studies }) => ({
        run: null,
        studies: { ...recorded[id], ...before.studies, ...wholeOf(studies) },
        notices: stop.signal.aborted ? [] : [words.lessons.notRun(messageOf(error))],
      }));
    } finally {
      if (underWay?.stop === stop) underWay = null;
      machine.pool.dispose();
    }
  };

  return {
    store,
    list: () => {
      if (isListed) return;
      isListed = true;
      for (const entry of entries) void listRecorded(entry);
    },
    open: (id) => {
      const entry = entries.find((known) => known.id === id);
      if (!entry || asked.has(id)) return;
      asked.add(id);
      void open(entry);
    },
    begin: (id) => void (begun = id),
    takeBeginning: (id, isUntouched) => {
      const isDue = begun === id || isUntouched;
      begun = null;
      return isDue;
    },
    run: (id, quick) => {
      underWay?.stop.abort();
      void run(id, quick);
    },
    cancel: () => underWay?.stop.abort(),
  };
}

/** A lesson after a change; its claims are measured anew where there are other results. */
function changed(held: OpenLesson, to: (held: OpenLesson) => Partial<OpenLesson>): OpenLesson {
  const next = { ...held, ...to(held) };
  if (next.studies === held.studies) return next;
  const results = Object.fromEntries(Object.entries(next.studies).map(([name, { result }]) => [name, result]));
  return { ...next, claims: measureClaims(next.lesson, results) };
}

/** Studies that are not under way. */
const wholeOf = (studies: OpenLesson['studies']): OpenLesson['studies'] =>
  Object.fromEntries(Object.entries(studies).filter(([, { origin }]) => origin.kind !== 'running'));

/** Collects what a run tells, and hands it on as often as a person can follow. */
function gatherParts(show: (parts: Record<string, ShownStudy>, progress: LessonProgress) => void) {
  let parts: Record<string, ShownStudy> = {};
  let progress: LessonProgress = { done: 0, secondsLeft: null };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    show(parts, progress);
    parts = {};
  };
  const later = () => void (timer ??= setTimeout(flush, LOOK_INTERVAL));
  return {
    flush,
    forget: () => clearTimeout(timer),
    watch: (quick: boolean) => ({
      onProgress: (told: LessonProgress) => {
        progress = told;
        later();
      },
      onPart: (name: string, result: StudyResult, isWhole: boolean) => {
        parts[name] = { result, origin: { kind: isWhole ? 'here' : 'running', quick } };
        later();
      },
    }),
  };
}
