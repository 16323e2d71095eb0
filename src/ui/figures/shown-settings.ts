import { useMemo } from 'react';
import { settingName } from '../../config/sweep/axis.ts';
import { settingsInWords } from '../../store/runs/run-names.ts';
import { stageOf } from '../../store/page/view.ts';
import { words } from '../../words/words.ts';
import { usePrior, useRun, useView } from '../lab-context.ts';
import { useSweep } from '../sweep/use-sweep.ts';
import { useDrawnRuns } from '../runs/drawn-runs.ts';
import { priorText, settingsText } from './settings-text.ts';

/**
 * Returns the settings of what the view shows, as a sentence: of all networks in its charts, or of one side of a
 * comparison; of a sweep those of its base, with its axes.
 */
export function useShownSettings(side: number | null): string {
  const stage = useView(stageOf);
  const runs = useDrawnRuns();
  const shown = useRun((run) => run.shown);
  const sweep = useSweep((state) => state.shown?.sweep ?? state.sweep);
  const prior = usePrior((state) => state.shown?.prior ?? state.prior);
  return useMemo(() => {
    if (stage === 'prior') return priorText(prior);
    if (stage === 'sweep') {
      const names = sweep.axes.map(({ setting }) => settingName(setting));
      return settingsText([{ name: '', experiment: sweep.base }]) + words.figures.axes(names);
    }
    const named = runs.filter(({ look }) => look !== 'ghost');
    const wanted = side === null ? named : named.filter(({ id }) => id === shown[side]?.id);
    return settingsText(wanted.map(({ name, recording }) => ({ name, experiment: recording.experiment })));
  }, [stage, runs, shown, sweep, prior, side]);
}

/** Returns the names of the networks of the view, lazy and rich or what differs; of one alone its richness. */
export function useNamedNetworks(): string {
  const stage = useView(stageOf);
  const runs = useDrawnRuns();
  return useMemo(() => {
    const present = stage === 'training' ? runs.filter(({ look }) => look === 'present') : [];
    const names =
      present.length > 1
        ? present.map(({ name }) => name)
        : present.flatMap(({ recording }) => settingsInWords(recording.experiment, ['scaling.gamma0']));
    return names.join(' ');
  }, [stage, runs]);
}
