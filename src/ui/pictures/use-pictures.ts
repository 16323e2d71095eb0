import { useCallback, useContext, useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import { formatCount } from '../../charts/shell/format-number.ts';
import { oncePerFrame } from '../../charts/shell/once-per-frame.ts';
import { colorOfTrain, type ThemedColor } from '../../charts/shell/palette.ts';
import type { PictureQuestion } from '../../engine/pictures/picture.ts';
import { hasWorker } from '../../store/training/run-state.ts';
import type { ShownPictures } from '../../store/pictures/pictures.ts';
import { words } from '../../words/words.ts';
import { SideContext, useLab, useRun, useShown, useTime } from '../lab-context.ts';
import { useDrawnRuns } from '../runs/drawn-runs.ts';

/**
 * Looks at a picture of this side of the page while the component is shown.
 *
 * @param question another object asks anew
 * @returns the function that follows the pictures: it calls back with those of this side and of the other one, now and
 *   after each change of what this kind of picture is drawn from, at most once per animation frame, until the function
 *   that it returns is called
 */
export function useWatchedPictures(question: PictureQuestion) {
  const { pictures } = useLab();
  const side = useContext(SideContext);
  const { kind } = question;
  useEffect(() => pictures.watch(side, question), [pictures, side, question]);
  return useCallback(
    (show: (own: ShownPictures, other: ShownPictures) => void) => {
      let drawn: readonly unknown[] | null = null;
      const draw = () => {
        const sides = pictures.store.getState();
        const [own, other] = [sides[side], sides[1 - side]];
        const sources = SOURCES[kind](own, other);
        if (drawn && sources.every((source, index) => source === drawn?.[index])) return;
        drawn = sources;
        show(own, other);
      };
      draw();
      const { request, cancel } = oncePerFrame(draw);
      const end = pictures.store.subscribe(request);
      return () => {
        end();
        cancel();
      };
    },
    [pictures, side, kind],
  );
}

/** What a picture of each kind is drawn from: features share their range with the other side, and take names of classes. */
const SOURCES: Record<PictureQuestion['kind'], (own: ShownPictures, other: ShownPictures) => readonly unknown[]> = {
  function: (own) => [own.function],
  features: (own, other) => [own.features, other.features, classNamesOf(own)?.join('\n')],
};

/** Returns the names of the classes of a side. A run of a file has no picture of its task, but answers with names. */
export function classNamesOf({ features, function: learned }: ShownPictures): readonly string[] | null {
  const answered = learned?.picture.answers?.labels ?? null;
  return features?.recording.task?.picture?.classNames ?? answered;
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

/** Returns the step of a picture in words. */
export const stepOf = ({ step }: { step: number }): string => words.time.at.step(formatCount(step));

/** Returns the text in place of a picture: `usual`, or of a run without snapshots, in the past or kept, why there is none. */
export function useEmptyText(usual: string): string {
  const isPast = useTime(({ step }) => step !== null);
  const hasSnapshots = useShown(({ snapshots }) => snapshots.initial !== null);
  const isKept = useRun((run) => run.isKept);
  const failure = useStore(useLab().pastFailure, ({ sentence }) => sentence);
  if (isKept && failure !== null) return failure;
  if (hasSnapshots || !(isPast || isKept)) return usual;
  return isKept ? words.time.notKept : words.time.noSnapshots;
}

/** Returns the colour of the run that trains on this side. */
export function useSideColor(): ThemedColor {
  const side = useContext(SideContext);
  const drawn = useDrawnRuns();
  return useMemo(() => drawn.filter(({ look }) => look === 'present').at(side)?.color ?? colorOfTrain, [drawn, side]);
}
