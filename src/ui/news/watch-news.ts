import { STEP_OFFSET } from '../../config/frame.ts';
import { steadyRegimeOf } from '../../config/measures/regime.ts';
import { words } from '../../words/words.ts';
import type { Lab } from '../../store/lab.ts';
import { stageOf } from '../../store/page/view.ts';
import { scheduleName } from '../../store/runs/run-names.ts';
import { experimentAtEnd } from '../../config/learning-rates.ts';
import type { Recording } from '../../store/runs/recording.ts';
import { regimeValuesAt } from '../../store/runs/regime-at.ts';
import type { RunsState } from '../../store/training/run-state.ts';
import { sideLooks } from '../training/side-looks.ts';
import { createAnnouncer } from './announcer.ts';
import { newsSince, type Moment } from './run-news.ts';

/** The time between two looks at the verdict in ms: it rests on measures, which come with every frame. */
const LOOK_EVERY = 1000;

/** Says the news of the runs that the page trains to screen readers, for as long as the page lives. */
export function announceRuns(lab: Pick<Lab, 'run' | 'view'>): void {
  const region = document.createElement('div');
  // At the foot it would make the page longer than the screen, by a pixel.
  document.body.prepend(region);
  region.className = 'visually-hidden';
  region.setAttribute('role', 'status');
  region.setAttribute('aria-label', words.news.label);
  const { tell } = createAnnouncer((text) => (region.textContent = text));
  let before: Moment | null = null;
  const look = () => {
    // What a person has left rests, without news.
    if (stageOf(lab.view.getState()) !== 'training') return;
    const now = momentOf(lab.run.getState(), before);
    tell(newsSince(before, now));
    before = now;
  };
  look();
  lab.run.subscribe((now, last) => {
    if (now.phase !== last.phase || now.shown !== last.shown) look();
  });
  setInterval(() => lab.run.getState().phase === 'running' && look(), LOOK_EVERY);
}

/** Returns the runs as they are. */
function momentOf({ phase, shown }: RunsState, before: Moment | null): Moment {
  const runs = shown.map(({ id }) => id).join();
  const names = shown.length === 2 ? sideLooks(shown[0].experiment, shown[1].experiment) : null;
  const regime = ({ stream }: Recording, side: number) => {
    const last = before?.runs === runs ? before.networks.at(side)?.regime : undefined;
    return steadyRegimeOf(regimeValuesAt(stream, null), last ?? 'unknown').regime;
  };
  return {
    runs,
    phase,
    step: shown.at(0)?.stream.latest(STEP_OFFSET)?.step ?? 0,
    networks: shown.map((recording, side) => ({
      name: names?.[side].name ?? null,
      regime: regime(recording, side),
      rate: experimentAtEnd(recording).train.lr,
      schedule: scheduleName(experimentAtEnd(recording)),
      happenings: recording.happenings,
    })),
  };
}
