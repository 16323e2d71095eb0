import { useMemo } from 'react';
import { colorOfTrain, type ThemedColor } from '../../charts/shell/palette.ts';
import type { Recording } from '../../store/runs/recording.ts';
import { words } from '../../words/words.ts';
import { useRun } from '../lab-context.ts';
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

/** Returns the runs that the charts draw, back to front: the ghost of the last run, then those that train now. */
export function useDrawnRuns(): readonly DrawnRun[] {
  const shown = useRun((run) => run.shown);
  const ghost = useRun((run) => run.ghost);
  return useMemo(() => {
    const before = ghost ? [drawn(ghost, 'ghost', { name: words.page.runs.last, color: colorOfTrain })] : [];
    return [...before, ...presentRuns(shown)];
  }, [shown, ghost]);
}

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
