import type { BackendReport } from '../../config/backend.ts';
import type { Experiment } from '../../config/experiment.ts';
import type { SweepResult } from '../../config/sweep/result.ts';
import type { Sweep, SweepInput } from '../../config/sweep/sweep.ts';
import type { WorkerHost } from '../../worker/host/worker-link.ts';
import type { openSweepArchive } from './sweep-archive.ts';
import type { SweepReading } from './sweep-reading.ts';
import type { SweepControl, SweepStore } from './sweep-state.ts';

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
