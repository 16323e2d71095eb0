import { createStore, type StoreApi } from 'zustand';
import type { Lesson, StudyResult } from '../../lessons/lesson.ts';
import { LESSONS, type LessonEntry } from '../../lessons/lessons.ts';
import { measureClaims } from '../../lessons/measure-claims.ts';
import { runLesson, type LessonProgress } from '../../lessons/run-lesson.ts';
import { openStudyMachine } from '../../lessons/run-study.ts';
import { readStudy, studyPath } from '../../lessons/study-file.ts';
import { words } from '../../words/words.ts';
import { messageOf } from '../../words/message-of.ts';
import type { PoolSpec } from '../../worker/host/pool.ts';
import { readTally, tallyOf, tallyPath } from '../../lessons/tally.ts';
import { areKept, readTallies, type Tallies } from './lesson-tallies.ts';
import { changed, wholeOf, type OpenLesson, type ShownStudy } from './open-lesson.ts';

/** The state of the lessons on the page. */
export interface LessonsState {
  /** The lessons that were opened, by their ids. */
  open: Readonly<Record<string, OpenLesson>>;
  /** The reasons why lessons could not be opened, by their ids. */
  problems: Readonly<Record<string, string>>;
  /** The numbers of claims that were reproduced when each lesson was last run in this browser. */
  tallies: Tallies;
  /** Whether the browser could not keep the tallies. */
  areTalliesLost: boolean;
  /** The same numbers for the recorded results. */
  recorded: Tallies;
}

/** The lessons' part of the lab. */
export interface LessonsLab {
  store: StoreApi<LessonsState>;
  /** Fetches the tallies of the recorded results for the list of lessons, once. */
  list: () => void;
  /** Fetches a lesson with its text and its recorded results, once; after a failure, again. */
  open: (id: string) => void;
  /** Fetches the recorded results that could not be loaded. */
  recordAgain: (id: string) => void;
  /** Notes that a person chose a lesson (`null`: the list), or a link without settings, and did not come back to it. */
  begin: (id: string | null) => void;
  /** Tells whether to set the lab to the beginning of a lesson: once each time it was entered by choice. */
  takeBeginning: (id: string, isUntouched: boolean) => boolean;
  /** Runs the studies of an open lesson; ends the run of any other. */
  run: (id: string, quick: boolean) => void;
  /** Ends the present run at once, and shows the results from before it again. */
  cancel: () => void;
}

/** The parts of a lessons lab. */
export interface LessonsParts extends PoolSpec {
  /** The lessons; absent: all. */
  entries?: readonly LessonEntry[];
  /** Fetches a file by its path from the page's address; if absent, over the network. */
  fetchFile?: (path: string) => Promise<Response>;
}

/** The shortest time between two updates with a run's results, in milliseconds. */
const LOOK_INTERVAL = 500;

/** Opens the lessons' store. The workers of a run start with its first study and end with its last. */
export function openLessonsLab({ entries = LESSONS, fetchFile = fetch, ...spec }: LessonsParts): LessonsLab {
  const store = createStore<LessonsState>()(() => ({
    open: {},
    problems: {},
    tallies: readTallies(),
    areTalliesLost: false,
    recorded: {},
  }));
  const asked = new Set<string>();
  let begun: string | null = null;
  let isListed = false;
  /** The recorded studies by lesson; a cancelled run brings them back. */
  const recorded: Record<string, Record<string, ShownStudy>> = {};
  /** The present run; `notices` are shown if it is ended early. */
  let underWay: { id: string; stop: AbortController; notices: readonly string[] } | null = null;

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
      // A study that was run in the meantime is newer.
      change(lesson.id, ({ studies }) => ({ studies: { [name]: shown, ...studies } }));
    } catch {
      change(lesson.id, ({ notices }) => ({ notices: [...new Set([...notices, words.lessons.recorded.missing])] }));
    }
  };

  const open = async (entry: LessonEntry) => {
    store.setState(({ problems: { [entry.id]: _, ...problems } }) => ({ problems }));
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

  const run = async (before: OpenLesson, quick: boolean) => {
    const { id } = before.lesson;
    const mine = { id, stop: new AbortController(), notices: [] };
    underWay = mine;
    const { signal } = mine.stop;
    const machine = openStudyMachine({ ...spec, mayLeaveGpu: true });
    const gather = gatherParts((parts, progress) =>
      change(id, ({ studies, run: held }) => ({
        studies: { ...studies, ...parts },
        run: { ...progress, quick, given: new Set([...(held?.given ?? []), ...Object.keys(parts)]) },
      })),
    );
    change(id, () => ({ run: { done: 0, secondsLeft: null, quick, given: new Set<string>() }, notices: [] }));
    try {
      await runLesson(before.lesson, { quick, machine, signal, ...gather.watch(quick) });
      gather.flush();
      change(id, () => ({ run: null }));
      const tally = tallyOf(store.getState().open[id].claims, quick);
      // Another tab may have run other lessons meanwhile.
      const tallies = { ...store.getState().tallies, ...readTallies(), [id]: tally };
      store.setState({ tallies, areTalliesLost: !areKept(tallies) });
    } catch (error) {
      gather.forget();
      change(id, ({ studies }) => ({
        run: null,
        studies: { ...recorded[id], ...before.studies, ...wholeOf(studies) },
        notices: signal.aborted ? mine.notices : [words.lessons.notRun(messageOf(error))],
      }));
    } finally {
      if (underWay === mine) underWay = null;
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
    recordAgain: (id) => {
      const held = store.getState().open[id];
      if (!held) return;
      change(id, ({ notices }) => ({ notices: notices.filter((notice) => notice !== words.lessons.recorded.missing) }));
      for (const name of Object.keys(held.lesson.studies)) if (!held.studies[name]) void record(held.lesson, name);
    },
    begin: (id) => void (begun = id),
    takeBeginning: (id, isUntouched) => {
      const isDue = begun === id || isUntouched;
      begun = null;
      return isDue;
    },
    run: (id, quick) => {
      const next = store.getState().open[id];
      if (!next) return;
      if (underWay && underWay.id !== id) underWay.notices = [words.lessons.ended(next.lesson.number)];
      underWay?.stop.abort();
      void run(next, quick);
    },
    cancel: () => underWay?.stop.abort(),
  };
}

/** Collects the results of a run, and passes them on as often as a person can follow. */
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
