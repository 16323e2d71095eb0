import { useMemo } from 'react';
import { colorOfTrain, type ThemedColor } from '../../charts/shell/palette.ts';
import type { Recording } from '../../store/runs/recording.ts';
import { words } from '../../words/words.ts';
import { useRun } from '../lab-context.ts';

/** A run in the charts. */
export interface DrawnRun {
  id: string;
  name: string;
  color: ThemedColor;
  recording: Recording;
  /** One that trains now, one that a person has pinned beside it, or the faint one before. */
  look: 'present' | 'pinned' | 'ghost';
}

/** Returns the runs that the charts draw, back to front: the ghost of the last run, then those that train now. */
export function useDrawnRuns(): readonly DrawnRun[] {
  const shown = useRun((run) => run.shown);
  const ghost = useRun((run) => run.ghost);
  return useMemo(() => {
    const drawn = (recording: Recording, look: DrawnRun['look']): DrawnRun => ({
      id: recording.id,
      name: words.page.runs[look === 'ghost' ? 'last' : 'present'],
      color: colorOfTrain,
      recording,
      look,
    });
    return [...(ghost ? [drawn(ghost, 'ghost')] : []), ...shown.map((recording) => drawn(recording, 'present'))];
  }, [shown, ghost]);
}
