import { presetSweep } from '../../config/sweep/presets.ts';
import type { SweepResult, SweepRun } from '../../config/sweep/result.ts';
import { encodeSweepLink } from '../../config/link/sweep-link.ts';
import { parseSweep, type Sweep, type SweepInput } from '../../config/sweep/sweep.ts';
import { words } from '../../words/words.ts';
import { newestWins } from '../page/newest-wins.ts';
import { forgive } from '../page/refusals.ts';
import { FRAME_NAMES, openSweepArchive, type KeptHead, type KeptPhase, type SweepArchive } from './sweep-archive.ts';
import { createRecord, type SweepRecord } from './sweep-record.ts';
import type { SweepReading } from './sweep-reading.ts';
import {
  changed,
  createSweepStore,
  firstReading,
  fittingReading,
  isShown,
  type SweepControl,
  type SweepStore,
} from './sweep-state.ts';
import { createSweepTraining } from './sweep-training.ts';
import type { BackendReport } from '../../config/backend.ts';
import type { Experiment } from '../../config/experiment.ts';
import type { WorkerHost } from '../../worker/host/worker-link.ts';

/** The sweep view's part of the lab. A sweep can't be run before the browser has returned the kept one. */
export interface SweepLab {
  store: SweepStore;
  /** Changes the form at one of its controls; a refused value changes only the refusals. */
  change: (control: SweepControl, change: Partial<SweepInput>, asked?: unknown) => void;
  /** Forgets the refusal at one control. */
  forgive: (control: SweepControl) => void;
  /** Puts a whole sweep into the form, for example from a link; the shown result and its reading stay. */
  replace: (sweep: Sweep) => void;
  /** Trains the sweep of the form from its first network on; ends the present one. */
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
  /** Reads the kept sweep when the view is first shown, and resumes it if it was running. */
  show: () => void;
}

/** The parts of a sweep lab. */
export interface SweepParts {
  host: WorkerHost;
  /** The sweep of the address; `null` opens the kept one, or else the first preset. */
  initial: Sweep | null;
  /** Called with the backend that the workers opened. */
  onBackend: (backend: BackendReport) => void;
  /** Called when the sweep of the form has changed; `isKept`: to the one that the browser has kept. */
  onChange: (isKept: boolean) => void;
  /** Sets the lab to an experiment and shows the training view. */
  openInLab: (experiment: Experiment) => void;
  /** Opens the archive of the sweep; if absent, in the browser's database. */
  openArchive?: typeof openSweepArchive;
}

/** The shortest time between two pictures of a sweep that fills in, in ms. */
const PICTURE_INTERVAL = 250;

/** Opens the sweep view's store, with its workers and its archive. */
export function openSweepLab(parts: SweepParts): SweepLab {
  const { initial, onChange, openInLab, openArchive = openSweepArchive } = parts;
  const opening = initial ?? presetSweep('transfer');
  const store = createSweepStore(opening, firstReading(opening));
  const { getState, setState } = store;
  let archive: SweepArchive | null = null;
  let isTakingKept = false;
  let hasOpened = false;
  /** The sweep that can be trained; `null` if there is none, or if the result of a file is shown. */
  let record: SweepRecord | null = null;
  /** The reading of the form's sweep once it is shown; `null` keeps the present reading. */
  let formReading: SweepReading | null = null;
  let training: readonly number[] = [];

  const tell = (notice: string) =>
    setState(({ notices }) => ({ notices: [notice, ...notices.filter((known) => known !== notice)] }));

  const picture = newestWins(() => {
    if (record) setState({ shown: record.result(), training: record.cellsOf(training) });
  }, PICTURE_INTERVAL);

  const head = ({ sweep, backend }: SweepRecord, phase: KeptPhase): KeptHead => ({
    sweep,
    backend,
    phase,
    measures: FRAME_NAMES,
  });
  const stand = (phase: KeptPhase) => {
    setState({ phase });
    if (record) archive?.add(head(record, phase), []);
  };
  const workers = createSweepTraining({
    ...parts,
    onRuns: (runs: readonly SweepRun[], backend) => {
      if (!record) return;
      if (backend && record.backend && backend !== record.backend) tell(words.sweep.mixed(record.backend, backend));
      record.add(runs, backend);
      archive?.add(head(record, getState().phase === 'paused' ? 'paused' : 'running'), runs);
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
  const goOn = () => {
    if (!record) return;
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
    if (getState().phase === 'opening') return;
    workers.stop();
    record = createRecord(getState().sweep);
    archive?.begin(head(record, 'running'), record.result().runs);
    showNew(record.result(), fittingReading(formReading ?? getState().reading, record.sweep));
    goOn();
  };

  const openKept = async () => {
    const opened = await openArchive((why) => tell(words.sweep.notKept[why]));
    if (typeof opened === 'string') tell(words.sweep.notKept[opened]);
    else archive = opened;
    const kept = await archive?.read().catch(() => null);
    const parsed = kept ? parseSweep(kept.head.sweep) : null;
    // A file that was opened meanwhile stays.
    if (getState().phase !== 'opening') return;
    setState({ phase: 'idle' });
    if (!kept || !parsed) return;
    if (!parsed.ok || kept.head.measures !== FRAME_NAMES) {
      tell(words.sweep.keptOutdated);
      return;
    }
    record = createRecord(parsed.sweep, kept.runs, kept.head.backend);
    // A link can't hold everything, so links are compared.
    const isForm = !initial || encodeSweepLink(initial) === encodeSweepLink(parsed.sweep);
    isTakingKept = true;
    if (isForm) setState({ sweep: parsed.sweep });
    isTakingKept = false;
    showNew(record.result(), firstReading(parsed.sweep));
    if (!isForm) formReading = firstReading(getState().sweep);
    if (kept.head.phase === 'running') goOn();
    else setState({ phase: record.left().length === 0 ? 'done' : kept.head.phase });
  };

  const put = (sweep: Sweep) => {
    setState({ sweep, refusals: {} });
    formReading = isShown(getState()) ? null : firstReading(sweep);
  };
  store.subscribe((now, before) => {
    if (now.sweep !== before.sweep) onChange(isTakingKept);
  });

  return {
    store,
    change: (control, change, asked) => setState((state) => changed(state, control, change, asked)),
    forgive: (control) => setState((state) => forgive(state, control)),
    replace: put,
    run,
    pause: () => {
      if (getState().phase !== 'running') return;
      workers.pause();
      stand('paused');
    },
    resume: () => {
      if (workers.isUnderWay()) {
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
      setState({ phase: 'done', progress: null, training: new Set() });
    },
    read: (change) => setState(({ reading }) => ({ reading: { ...reading, ...change } })),
    select: (cell) => setState({ selected: cell }),
    refuseFile: (sentence) => setState({ refusedFile: sentence }),
    closeNotices: () => setState({ notices: [], refusedFile: null }),
    openInLab,
    show: () => {
      if (hasOpened) return;
      hasOpened = true;
      void openKept();
    },
  };
}
