/** The life of a worker that shows snapshots: it holds what does not change of a few runs, and answers questions. */
import type { Experiment } from '../../config/experiment.ts';
import type { Snapshot } from '../../engine/run/snapshot.ts';
import type { SnapshotView } from '../../engine/snapshot-view.ts';
import type { Dataset } from '../../tasks/data/dataset.ts';
import { describeDataFailure, describeRunFailure } from '../failure.ts';
import type { Command, Emit, Failure } from '../protocol.ts';
import type { MakeTask } from './build-run.ts';
import { buffersOf } from './questions.ts';

/** The commands about snapshots. */
export type ViewingCommand = Extract<Command, { type: 'hold' | 'release' | 'view' }>;

/** The functions that the environment supplies. */
interface ViewingTools {
  createSnapshotView: (experiment: Experiment, dataset: Dataset, start: Snapshot) => SnapshotView;
  breathe: () => Promise<void>;
  emit: Emit;
  fail: (failure: Failure) => void;
}

/** A run whose snapshots may be asked about. */
interface Held {
  experiment: Experiment;
  view: SnapshotView;
}

/**
 * Creates a function that obeys the commands about snapshots one after the other; the first failure ends all.
 *
 * @param opened resolves when the backend is open; to `null` if it can't be
 */
export function createViewing(
  opened: Promise<MakeTask | null>,
  { createSnapshotView, breathe, emit, fail }: ViewingTools,
): (command: ViewingCommand) => void {
  const held = new Map<number, Held>();
  let last: Promise<void> = Promise.resolve();

  const hold = async ({ run, experiment, initial }: Extract<Command, { type: 'hold' }>) => {
    const make = await opened;
    if (!make) return;
    const made = await make(experiment.task).catch((error: unknown) => describeDataFailure(error, experiment));
    if ('code' in made) fail(made);
    else held.set(run, { experiment, view: createSnapshotView(experiment, made.dataset, initial) });
  };
  const view = async ({ id, snapshot, question }: Extract<Command, { type: 'view' }>, shown: SnapshotView) => {
    if ('kind' in question) {
      const answer = await shown.picture(snapshot, question, breathe);
      emit({ type: 'viewed', runId: null, id, answer }, buffersOf(answer));
    } else if (question.of === 'arrays') {
      const answer = await shown.arrays(snapshot, breathe);
      emit({ type: 'viewed', runId: null, id, answer }, Object.values(answer).flatMap(buffersOf));
    } else {
      const answer = await shown.inspect(snapshot, question, breathe);
      emit({ type: 'viewed', runId: null, id, answer });
    }
  };
  const obey = async (command: ViewingCommand): Promise<void> => {
    const known = held.get(command.run);
    const experiment = command.type === 'hold' ? command.experiment : known?.experiment;
    if (!experiment) return;
    try {
      if (command.type === 'hold') await hold(command);
      else if (command.type === 'view' && known) await view(command, known.view);
      else if (held.delete(command.run)) known?.view.dispose();
    } catch (error) {
      fail(describeRunFailure(error, experiment));
    }
  };

  return (command) => void (last = last.then(() => obey(command)));
}
