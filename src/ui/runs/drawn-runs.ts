import { useMemo } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { colorOfRun, colorOfTrain, type ThemedColor } from '../../charts/shell/palette.ts';
import type { Recording } from '../../store/runs/recording.ts';
import type { RunEntry } from '../../store/runs/run-entry.ts';
import { nameOfRun } from '../../store/runs/run-names.ts';
import { words } from '../../words/words.ts';
import { useRun, useRunList } from '../lab-context.ts';
import { sideLooks } from '../training/side-looks.ts';

/** A run in the charts. */
export interface DrawnRun {
  id: string;
  name: string;
  color: ThemedColor;
  recording: Recording;
  /** One that trains now, one that a person has pinned beside it, or the faint one before. */
  look: 'present' | 'pinned' | 'ghost';
}

/** Returns the runs that the charts draw, back to front: the ghost of the last run, pinned ones, those that train now. */
export function useDrawnRuns(): readonly DrawnRun[] {
  const shown = useRun((run) => run.shown);
  const ghost = useRun((run) => run.ghost);
  const pins = useRunList(useShallow(({ entries }) => entries.filter(isDrawn)));
  const ghostName = useRunList(({ entries }) => ghost && nameOfGhost(ghost, entries));
  return useMemo(() => {
    const present = presentRuns(shown);
    const pinned = pins
      .filter(({ id }) => shown.every((run) => run.id !== id))
      .map(({ name, color, recording }) => drawn(recording, 'pinned', { name, color: colorOfRun(color) }));
    const isPinned = pinned.some(({ id }) => id === ghost?.id);
    const before =
      ghost && ghostName !== null && !isPinned ? [drawn(ghost, 'ghost', { name: ghostName, color: colorOfTrain })] : [];
    return [...before, ...pinned, ...present];
  }, [shown, ghost, ghostName, pins]);
}

/** Returns the name of the last run: that of the list, or the one that it would get there. */
function nameOfGhost({ id, experiment, learningRateChanges }: Recording, entries: readonly RunEntry[]): string {
  const entry = entries.find((other) => other.id === id);
  const first = entries.length > 0 ? entries[0].experiment : null;
  return words.page.runs.lastNamed(entry?.name ?? nameOfRun(experiment, first, learningRateChanges));
}

const isDrawn = (entry: RunEntry): entry is RunEntry & { recording: Recording } =>
  entry.isPinned && !entry.isHidden && entry.recording !== null;

/** Returns the runs that train now, those of a comparison with the look of their side. */
function presentRuns(shown: readonly Recording[]): DrawnRun[] {
  if (shown.length < 2)
    return shown.map((one) => drawn(one, 'present', { name: words.page.runs.present, color: colorOfTrain }));
  const looks = sideLooks(shown[0].experiment, shown[1].experiment);
  return shown.map((recording, side) => drawn(recording, 'present', looks[side]));
}

const drawn = (
  recording: Recording,
  look: DrawnRun['look'],
  { name, color }: Pick<DrawnRun, 'name' | 'color'>,
): DrawnRun => ({ id: recording.id, name, color, recording, look });
