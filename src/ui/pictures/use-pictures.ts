import { useCallback, useContext, useEffect, useMemo } from 'react';
import { formatCount } from '../../charts/shell/format-number.ts';
import { colorOfTrain, type ThemedColor } from '../../charts/shell/palette.ts';
import type { PictureQuestion } from '../../engine/pictures/picture.ts';
import { hasWorker } from '../../store/training/run-state.ts';
import type { ShownPictures } from '../../store/pictures/pictures.ts';
import { words } from '../../words/words.ts';
import { SideContext, useLab, useShown, useTime } from '../lab-context.ts';
import { useDrawnRuns } from '../runs/drawn-runs.ts';

/**
 * Looks at a picture of this side of the page while the component is shown.
 *
 * @param question another object asks anew
 * @returns the function that follows the pictures: it calls back with those of this side and of the other one, now and
 *   after each change, at most once per animation frame, until the function that it returns is called
 */
export function useWatchedPictures(question: PictureQuestion) {
  const { pictures } = useLab();
  const side = useContext(SideContext);
  useEffect(() => pictures.watch(side, question), [pictures, side, question]);
  return useCallback(
    (show: (own: ShownPictures, other: ShownPictures) => void) => {
      let frame = 0;
      const draw = () => {
        frame = 0;
        const sides = pictures.store.getState();
        show(sides[side], sides[1 - side]);
      };
      draw();
      const end = pictures.store.subscribe(() => (frame ||= requestAnimationFrame(draw)));
      return () => {
        end();
        cancelAnimationFrame(frame);
      };
    },
    [pictures, side],
  );
}

/** Returns the function that says of a picture which step it shows: "now" for that of the network that trains. */
export function usePlaceInTime() {
  const { time, run } = useLab();
  const side = useContext(SideContext);
  return useCallback(
    (step: number) => {
      const isLive = time.store.getState().step === null && hasWorker(run.getState(), side);
      return isLive ? words.time.at.now : words.time.at.step(formatCount(step));
    },
    [time, run, side],
  );
}

/** Returns the text in place of a picture: `usual`, or in the past of a network without snapshots, why there is none. */
export function useEmptyText(usual: string): string {
  const isPast = useTime(({ step }) => step !== null);
  const hasSnapshots = useShown(({ snapshots }) => snapshots.initial !== null);
  return isPast && !hasSnapshots ? words.time.noSnapshots : usual;
}

/** Returns the colour of the run that trains on this side. */
export function useSideColor(): ThemedColor {
  const side = useContext(SideContext);
  const drawn = useDrawnRuns();
  return useMemo(() => drawn.filter(({ look }) => look === 'present').at(side)?.color ?? colorOfTrain, [drawn, side]);
}
