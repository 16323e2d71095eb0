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

/** The sweep view's part of the lab. What changes a sweep does nothing before the browser said what it kept. */
export interface SweepLab {
  store: SweepStore;
  /** Changes the form by what one of its controls asks for; what the schema refuses changes nothing else. */
  change: (control: SweepControl, change: Partial<SweepInput>, asked?: unknown) => void;
  /** Forgets what was refused at one control. */
  forgive: (control: SweepControl) => void;
  /** Puts a whole sweep into the form, say from a link; what is shown stays, and so does how it is read. */
  replace: (sweep: Sweep) => void;
  /** Trains the sweep of the form from its first network on; ends the one that is under way. */
  run: () => void;
  /** Lets the networks rest where they are. */
  pause: () => void;
  /** Goes on where it was paused, stopped, or left by a reload; begins the sweep of the form where none was begun. */
  resume: () => void;
  /** Ends the training and keeps what is there. */
  stop: () => void;
  /** Shows the result of a file, in place of what is shown. */
  open: (result: SweepResult) => void;
  read: (change: Partial<SweepReading>) => void;
  /** Looks at a cell; `null`: at none. */
  select: (cell: number | null) => void;
  /** Says why a file was not opened. */
  refuseFile: (sentence: string) => void;
  closeNotices: () => void;
  /** Sets the lab to one network of the sweep, and shows it. */
  openInLab: (experiment: Experiment) => void;
  /** The view is shown: what was kept is read the first time, and goes on if it was running. */
  show: () => void;
}

/** What a sweep lab is made of. */
export interface SweepParts {
  host: WorkerHost;
  /** The sweep of the address; `null`: the one that was kept, or else the first preset. */
  initial: Sweep | null;
  /** Told which engine the workers found. */
  onBackend: (backend: BackendReport) => void;
  /** Told when the sweep of the form has changed. */
  onChange: () => void;
  /** Sets the lab to an experiment and shows the training view. */
  openInLab: (experiment: Experiment) => void;
  /** Where sweeps outlive a reload; absent: in the browser's database. */
  openArchive?: typeof openSweepArchive;
}

/** Shortest time between two pictures of a sweep that fills in, in ms. */
const PICTURE_INTERVAL = 250;

/** The sweep view's store, its workers, and what outlives a reload. */
export function openSweepLab(parts: SweepParts): SweepLab {
  const { initial, onChange, openInLab, openArchive = openSweepArchive } = parts;
  const opening = initial ?? presetSweep('transfer');
  const store = createSweepStore(opening, firstReading(opening));
  const { getState, setState } = store;
  let archive: SweepArchive | null = null;
  let hasOpened = false;
  /** `null` where what is shown can't be trained, as the result of a file. */
  let record: SweepRecord | null = null;
  /** How the sweep of the form is read once it is shown; `null`: as what is shown now. */
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

  /** Nothing is under way any more. */
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
    // What somebody opened meanwhile stays.
    if (getState().phase !== 'opening') return;
    setState({ phase: 'idle' });
    if (!kept || !parsed) return;
    if (!parsed.ok || kept.head.measures !== FRAME_NAMES) {
      tell(words.sweep.keptOutdated);
      return;
    }
    record = createRecord(parsed.sweep, kept.runs, kept.head.backend);
    // The address leaves out what has no place in a link.
    const isForm = !initial || encodeSweepLink(initial) === encodeSweepLink(parsed.sweep);
    if (isForm) setState({ sweep: parsed.sweep });
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
    if (now.sweep !== before.sweep) onChange();
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
