import { presetSweep } from '../../config/sweep/presets.ts';
import type { SweepResult, SweepRun } from '../../config/sweep/result.ts';
import { encodeSweepLink } from '../../config/link/sweep-link.ts';
import type { Sweep, SweepInput } from '../../config/sweep/sweep.ts';
import { words } from '../../words/words.ts';
import { newestWins } from '../page/newest-wins.ts';
import { forgive } from '../page/refusals.ts';
import { createKeptSweeps, readableSweep, type KeptSweeps } from './kept-sweeps.ts';
import { openSweepArchive, type KeptPhase } from './sweep-archive.ts';
import { createRecord, type SweepRecord } from './sweep-record.ts';
import type { SweepReading } from './sweep-reading.ts';
import {
  changed,
  createSweepStore,
  firstReading,
  fittingReading,
  isShown,
  type SweepControl,
  type SweepState,
  type SweepStore,
} from './sweep-state.ts';
import { createSweepTraining } from './sweep-training.ts';
import type { BackendReport } from '../../config/backend.ts';
import type { Experiment } from '../../config/experiment.ts';
import type { WorkerHost } from '../../worker/host/worker-link.ts';

/** The sweep view's part of the lab. A sweep can't be run before the browser has returned the kept ones. */
export interface SweepLab {
  store: SweepStore;
  /** The sweeps that the browser keeps. */
  kept: Pick<KeptSweeps, 'store' | 'rename'>;
  /** Shows a kept sweep, at rest, and puts it into the form; one under way is stopped. */
  openKept: (id: string) => Promise<void>;
  /** Deletes a kept sweep; the shown one is ended, too. */
  removeKept: (id: string) => Promise<void>;
  /** Brings back the kept sweep that was deleted last, and shows it where nothing else is shown. */
  undoRemove: () => Promise<void>;
  /** Changes the form at one of its controls; a refused value changes only the refusals. */
  change: (control: SweepControl, change: Partial<SweepInput>, asked?: unknown) => void;
  /** Forgets the refusal at one control. */
  forgive: (control: SweepControl) => void;
  /** Puts a whole sweep into the form, for example from a link; the shown result and its reading stay. */
  replace: (sweep: Sweep) => void;
  /** Returns why the page's locks don't allow to train a sweep, in a sentence; `null`: they do. */
  refuses: (sweep: Sweep) => string | null;
  /** Trains the sweep of the form from its first network on, unless locks forbid it; ends the present one. */
  run: () => void;
  /** Pauses the training. */
  pause: () => void;
  /** Resumes a sweep that was paused, stopped, or left by a reload; without one, begins the sweep of the form. */
  resume: () => void;
  /** Ends the training, and keeps the runs that are done. */
  stop: () => void;
  /** Shows the result of a file in place of the present one. */
  open: (result: SweepResult) => void;
  read: (change: Partial<SweepReading>) => void;
  /** Selects a cell; `null` selects none. */
  select: (cell: number | null) => void;
  /** Shows the reason why a file was not opened. */
  refuseFile: (sentence: string) => void;
  closeNotices: () => void;
  /** Sets the lab to one network of the sweep, and shows it. */
  openInLab: (experiment: Experiment) => void;
  /** Reads the kept sweeps when the view is first shown, shows the last one, and resumes it if it was running. */
  show: () => void;
}

/** The parts of a sweep lab. */
export interface SweepParts {
  host: WorkerHost;
  /** The sweep of the address; `null` opens the one that was shown last, or else the first preset. */
  initial: Sweep | null;
  /** Called with the backend that the workers opened. */
  onBackend: (backend: BackendReport) => void;
  /** Called when the sweep of the form has changed; `isKept`: to the one that the browser has kept. */
  onChange: (isKept: boolean) => void;
  /** Sets the lab to an experiment and shows the training view. */
  openInLab: (experiment: Experiment) => void;
  /** Returns why the page's locks don't allow to train a sweep, in a sentence; `null`: they do. */
  refuses: SweepLab['refuses'];
  /** Opens the archive of sweeps; if absent, in the browser's database. */
  openArchive?: typeof openSweepArchive;
}

/** The shortest time between two pictures of a sweep that fills in, in ms. */
const PICTURE_INTERVAL = 250;

/** What holds of a sweep that doesn't train. */
const AT_REST: Pick<SweepState, 'progress' | 'training'> = { progress: null, training: new Set() };

/** Opens the sweep view's store, with its workers and its archive. */
export function openSweepLab(parts: SweepParts): SweepLab {
  const { initial, onChange, openInLab, refuses, openArchive = openSweepArchive } = parts;
  const opening = initial ?? presetSweep('transfer');
  const store = createSweepStore(opening, firstReading(opening));
  const { getState, setState } = store;
  const kept = createKeptSweeps(openArchive);
  let isTakingKept = false;
  let hasOpened = false;
  /** The sweep that can be trained; `null` if there is none, or if the result of a file is shown. */
  let record: SweepRecord | null = null;
  /** The id under which the record is kept. */
  let keptAs = '';
  /** The reading of the form's sweep once it is shown; `null` keeps the present reading. */
  let formReading: SweepReading | null = null;
  let training: readonly number[] = [];

  const tell = (notice: string) =>
    setState(({ notices }) => ({ notices: [notice, ...notices.filter((known) => known !== notice)] }));

  const picture = newestWins(() => {
    if (record) setState({ shown: record.result(), training: record.cellsOf(training) });
  }, PICTURE_INTERVAL);

  const keep = ({ backend }: SweepRecord, phase: KeptPhase, runs: readonly SweepRun[] = []) =>
    kept.add(keptAs, { backend, phase }, runs);
  const stand = (phase: KeptPhase) => {
    setState({ phase });
    if (record) keep(record, phase);
  };
  const workers = createSweepTraining({
    ...parts,
    onRuns: (runs: readonly SweepRun[], backend) => {
      if (!record) return;
      if (backend && record.backend && backend !== record.backend) tell(words.sweep.mixed(record.backend, backend));
      record.add(runs, backend);
      keep(record, getState().phase === 'paused' ? 'paused' : 'running', runs);
      picture.request();
    },
    onProgress: (progress) => {
      training = progress.training;
      if (record) setState({ progress: record.progress(progress) });
      picture.request();
    },
    onEnd: (problem) => {
      if (problem !== null) tell(problem);
      rest(problem === null ? 'done' : 'stopped');
    },
  });

  /** Ends all training, and shows the result. */
  const rest = (phase: 'stopped' | 'done') => {
    workers.stop();
    training = [];
    picture.cancel();
    if (record) setState({ shown: record.result(), training: new Set() });
    setState({ progress: null });
    stand(phase);
  };
  /** Returns whether locks forbid to train a sweep, and says so. */
  const isRefused = (sweep: Sweep) => {
    const sentence = refuses(sweep);
    if (sentence !== null) tell(sentence);
    return sentence !== null;
  };
  const goOn = () => {
    if (!record) return;
    if (isRefused(record.sweep)) {
      setState({ phase: 'stopped' });
      return;
    }
    const left = record.begin();
    stand('running');
    setState({ shown: record.result() });
    if (left.length > 0) workers.start(record.sweep, left);
    else rest('done');
  };
  const showNew = (result: SweepResult, reading: SweepReading) => {
    formReading = null;
    setState({ shown: result, selected: null, reading, refusedFile: null });
  };
  const run = () => {
    if (getState().phase === 'opening' || isRefused(getState().sweep)) return;
    if (workers.isUnderWay()) rest('stopped');
    record = createRecord(getState().sweep);
    keptAs = kept.begin(record.sweep, record.result().runs);
    kept.setShown(keptAs);
    setState({ shownKept: keptAs });
    showNew(record.result(), fittingReading(formReading ?? getState().reading, record.sweep));
    goOn();
  };

  /** Returns the kept sweep to show first: the last one, or that of the link where the last one doesn't train. */
  const firstKept = (shownLast: string | null) => {
    const heads = kept.store.getState().kept;
    const last = heads.find(({ id }) => id === shownLast);
    // A link can't hold everything, so links are compared.
    const link = initial && encodeSweepLink(initial);
    const ofLink = heads.find((head) => {
      const sweep = link === null ? null : readableSweep(head);
      return sweep && encodeSweepLink(sweep) === link;
    });
    return last?.phase === 'running' ? last : (ofLink ?? last);
  };
  const openFirst = async () => {
    const head = firstKept(await kept.open());
    const runs = head ? await kept.runs(head.id) : [];
    // A file that was opened meanwhile stays.
    if (getState().phase !== 'opening') return;
    setState({ phase: 'idle' });
    if (!head) return;
    const sweep = readableSweep(head);
    if (!sweep) {
      tell(words.sweep.keptOutdated);
      return;
    }
    record = createRecord(sweep, runs, head.backend);
    keptAs = head.id;
    setState({ shownKept: keptAs });
    const isForm = !initial || encodeSweepLink(initial) === encodeSweepLink(sweep);
    isTakingKept = true;
    if (isForm) setState({ sweep });
    isTakingKept = false;
    showNew(record.result(), firstReading(sweep));
    if (!isForm) formReading = firstReading(getState().sweep);
    if (head.phase === 'running') goOn();
    else setState({ phase: record.left().length === 0 ? 'done' : head.phase });
  };
  const openKept = async (id: string) => {
    const head = kept.store.getState().kept.find((each) => each.id === id);
    const sweep = head && readableSweep(head);
    if (!head || !sweep) return;
    const runs = await kept.runs(id);
    if (workers.isUnderWay()) rest('stopped');
    record = createRecord(sweep, runs, head.backend);
    keptAs = id;
    kept.setShown(id);
    put(sweep);
    showNew(record.result(), firstReading(sweep));
    setState({ ...AT_REST, shownKept: id, phase: record.left().length === 0 ? 'done' : 'stopped' });
  };
  const removeKept = async (id: string) => {
    if (record && keptAs === id) {
      workers.stop();
      picture.cancel();
      record = null;
      kept.setShown(null);
      setState({ ...AT_REST, shownKept: null, shown: null, selected: null, phase: 'idle' });
    }
    await kept.remove(id);
  };

  const put = (sweep: Sweep) => {
    setState({ sweep, refusals: {} });
    formReading = isShown(getState()) ? null : firstReading(sweep);
  };
  store.subscribe((now, before) => {
    if (now.sweep !== before.sweep) onChange(isTakingKept);
  });

  kept.store.subscribe(({ why }, before) => {
    if (why !== null && why !== before.why) tell(words.sweep.notKept[why]);
  });

  return {
    store,
    kept,
    openKept,
    removeKept,
    undoRemove: async () => {
      const id = await kept.undoRemove();
      if (id !== null && getState().shown === null) await openKept(id);
    },
    change: (control, change, asked) => setState((state) => changed(state, control, change, asked)),
    forgive: (control) => setState((state) => forgive(state, control)),
    replace: put,
    refuses,
    run,
    pause: () => {
      if (getState().phase !== 'running') return;
      workers.pause();
      stand('paused');
    },
    resume: () => {
      if (workers.isUnderWay()) {
        if (record && isRefused(record.sweep)) return;
        workers.resume();
        stand('running');
      } else if (record) goOn();
      else run();
    },
    stop: () => {
      if (workers.isUnderWay() || getState().phase === 'paused') rest('stopped');
    },
    open: (result) => {
      if (workers.isUnderWay()) rest('stopped');
      record = null;
      put(result.sweep);
      showNew(result, firstReading(result.sweep));
      setState({ ...AT_REST, shownKept: null, phase: 'done' });
    },
    read: (change) => setState(({ reading }) => ({ reading: { ...reading, ...change } })),
    select: (cell) => setState({ selected: cell }),
    refuseFile: (sentence) => setState({ refusedFile: sentence }),
    closeNotices: () => setState({ notices: [], refusedFile: null }),
    openInLab,
    show: () => {
      if (hasOpened) return;
      hasOpened = true;
      void openFirst();
    },
  };
}
