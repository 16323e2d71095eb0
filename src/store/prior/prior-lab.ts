import { createStore } from 'zustand';
import type { BackendReport } from '../../config/backend.ts';
import type { PriorReport, PriorTheory } from '../../config/prior-report.ts';
import { lockedPriorReason, priorWithinLocks, withoutIdle } from '../../config/locks.ts';
import type { Lock } from '../../config/link/page-flags.ts';
import { parsePrior, PRIOR, type PriorExperiment, type PriorKey } from '../../config/prior.ts';
import type { Event, Failure } from '../../worker/protocol.ts';
import { openWorkerLink, type WorkerHost, type WorkerLink } from '../../worker/host/worker-link.ts';
import { afterChange, forgive, type Refusals } from '../page/refusals.ts';
import { newestWins } from '../page/newest-wins.ts';
import { failureOf, isOfWorker, isOver, type Phase } from '../training/run-state.ts';

/** The prior of the page, its refused values, and the results on its networks. */
export interface PriorState {
  /** Always valid. */
  prior: PriorExperiment;
  /** L/N as it was last chosen; a change of the width keeps it, while L itself is rounded. */
  ratio: number;
  refusals: Refusals<PriorKey>;
  phase: Phase;
  isPlaying: boolean;
  /** Stays until the next networks are drawn, so that nothing flickers; `report` is `null` before the very first. */
  shown: { prior: PriorExperiment; theory: PriorTheory; report: PriorReport | null } | null;
  failure: Failure | null;
}

/** The prior view's part of the lab. */
export interface PriorLab {
  store: ReturnType<typeof createPriorStore>;
  /** Changes one setting; `undefined` restores its neutral value. A refused value changes only the refusals. */
  change: (key: PriorKey, value: unknown) => void;
  /** Changes the width and keeps L/N. */
  changeWidth: (width: number) => void;
  /** Forgets the refusal at one control. */
  forgive: (key: PriorKey) => void;
  /** Replaces the whole prior, for example by that of a link, unless the page's locks forbid it. */
  replace: (prior: PriorExperiment) => void;
  /** Holds what another link locks from now on, in its prior or, if it has none, in the present one. */
  hold: (linked: PriorExperiment | null) => void;
  play: () => void;
  pause: () => void;
  /** Draws the same networks again from the first. */
  redraw: () => void;
  /** Starts or resumes drawing, when the view is shown. */
  show: () => void;
  /** Pauses drawing, when the view is hidden. */
  hide: () => void;
}

/** The parts of a prior lab. */
export interface PriorParts {
  host: WorkerHost;
  initial: PriorExperiment;
  /** Returns what the page's link holds; absent: nothing. */
  locks?: () => readonly Lock[];
  /** Tells a person of a refusal that no control can show. */
  tell?: (sentence: string) => void;
  /** Called when the prior has changed. */
  onChange: () => void;
  /** Called with the backend that its worker opened. */
  onBackend: (backend: BackendReport) => void;
}

const ratioOf = ({ depth, width }: PriorExperiment) => depth / width;

const createPriorStore = (prior: PriorExperiment) =>
  createStore<PriorState>()(() => ({
    prior,
    ratio: ratioOf(prior),
    refusals: {},
    phase: 'opening',
    isPlaying: true,
    shown: null,
    failure: null,
  }));

/** The shortest time between two drawings while a slider is dragged, in milliseconds. */
const REDRAW_INTERVAL = 150;
/** The most times that a drawing whose worker failed begins again by itself; the last time without a GPU. */
const MOST_AGAIN = 2;

/** Opens the prior view's store. Its worker is spawned when the view is first shown, and again if it dies. */
export function openPriorLab(parts: PriorParts): PriorLab {
  const { host, initial, locks = () => [], tell = () => undefined, onChange, onBackend } = parts;
  const within = (prior: PriorExperiment) => priorWithinLocks(withoutIdle(locks()), prior);
  /** The prior with which the page opened. */
  let opened = within(initial);
  const store = createPriorStore(opened);
  let link: WorkerLink | null = null;
  let runId = 0;
  let isShown = false;
  let isStale = true;
  let started = opened;
  let theory: PriorTheory | null = null;
  let backend: BackendReport | null = null;
  /** The times that the present drawing has begun again. */
  let begunAgain = 0;

  const onEvent = (event: Event) => {
    if (event.type === 'ready') onBackend((backend = event.backend));
    if (event.type === 'theory') {
      theory = event.theory;
      if (!store.getState().shown?.report) store.setState({ shown: { prior: started, theory, report: null } });
    }
    if (event.type === 'drawn' && theory) {
      store.setState({ phase: event.state, shown: { prior: started, theory, report: event.report } });
    }
    if (event.type !== 'error') return;
    if (isOfWorker(event) && begunAgain < MOST_AGAIN) {
      begunAgain++;
      drawNow();
    } else store.setState({ phase: 'failed', failure: failureOf(event) });
  };
  const draw = () => {
    begunAgain = 0;
    drawNow();
  };
  const drawNow = () => {
    again.cancel();
    isStale = !isShown;
    if (!isShown) return;
    const withoutGpu = backend?.name === 'webgpu' && begunAgain === MOST_AGAIN;
    if (!link || link.isDead) link = openWorkerLink({ ...host, ...(withoutGpu && { backend: 'wasm' }) }, onEvent);
    started = store.getState().prior;
    store.setState({ phase: 'opening', failure: null });
    link.send({ type: 'draw', runId: ++runId, prior: started });
    if (!store.getState().isPlaying) link.send({ type: 'pause', runId });
  };
  const again = newestWins(draw, REDRAW_INTERVAL);
  const steer = (type: 'pause' | 'resume') => {
    if (link && !link.isDead) link.send({ type, runId });
  };

  const reasonOf = (prior: PriorExperiment) => lockedPriorReason(withoutIdle(locks()), opened, prior);
  /** Takes a change at a control, or says there why the locks don't allow it. */
  const take = (key: PriorKey, value: unknown, changedBy: (state: PriorState) => Partial<PriorState>) =>
    store.setState((state) => {
      const next = changedBy(state);
      const sentence = next.prior ? reasonOf(next.prior) : null;
      return sentence === null ? next : { refusals: { ...state.refusals, [key]: { value, sentence } } };
    });
  const replace = (prior: PriorExperiment) => {
    const sentence = reasonOf(prior);
    if (sentence !== null) tell(sentence);
    else store.setState({ prior, ratio: ratioOf(prior), refusals: {} });
  };

  store.subscribe((now, before) => {
    if (now.prior === before.prior) return;
    onChange();
    again.request();
  });

  return {
    store,
    change: (key, value) => take(key, value, (state) => changed(state, key, value)),
    changeWidth: (width) => take('width', width, (state) => widened(state, width)),
    forgive: (key) => store.setState((state) => forgive(state, key)),
    replace,
    hold: (linked) => {
      opened = within(linked ?? store.getState().prior);
      replace(opened);
    },
    play: () => {
      store.setState({ isPlaying: true });
      if (isOver(store.getState())) draw();
      else steer('resume');
    },
    pause: () => {
      store.setState({ isPlaying: false });
      steer('pause');
    },
    redraw: draw,
    show: () => {
      isShown = true;
      if (isStale) draw();
      else if (store.getState().isPlaying) steer('resume');
    },
    hide: () => {
      isShown = false;
      steer('pause');
    },
  };
}

function changed(state: PriorState, key: PriorKey, value: unknown): Partial<PriorState> {
  if (String(state.prior[key]) === String(value)) return forgive(state, key);
  const parsed = parsePrior(followChange({ ...state.prior, [key]: value }, key));
  return afterChange(state, { key, value }, parsed, ({ prior }) => ({ prior, ratio: ratioOf(prior) }), PRIOR);
}

/** Makes the other changes that a choice needs: k targets need one output and at least k + 1 inputs. */
function followChange(draft: Record<string, unknown>, key: PriorKey): Record<string, unknown> {
  if (key === 'y' && Array.isArray(draft.y)) {
    return { ...draft, outputs: 1, inputs: Math.max(Number(draft.inputs), draft.y.length + 1) };
  }
  return draft;
}

function widened(state: PriorState, width: number): Partial<PriorState> {
  const depth = Math.min(PRIOR.depth.kind.range.max, Math.round(state.ratio * width));
  const parsed = parsePrior({ ...state.prior, width, depth });
  return afterChange(state, { key: 'width', value: width }, parsed, ({ prior }) => ({ prior }), PRIOR);
}
