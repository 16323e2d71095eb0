import type { ReactNode } from 'react';
import { stageOf } from '../../store/page/view.ts';
import { words } from '../../words/words.ts';
import { useFlags, useIsComparing, useView } from '../lab-context.ts';
import { thingsOf, type LabThing } from './moves.ts';
import type { Thing } from './present-frame.tsx';
import { hasParts, ThingView } from './thing-view.tsx';

/**
 * Returns the things of the lab: those of one network or of two, of random networks or of a sweep.
 *
 * @param whole the view as it is, where it has no things of its own
 */
export function useLabThings(whole: ReactNode = null): readonly Thing[] {
  const isComparing = useIsComparing();
  const stage = useView(stageOf);
  const { hide } = useFlags();
  const hasLayer = useView(({ inspected }) => inspected !== null);
  const titleOf = (thing: LabThing) => words.present.things[thing][isComparing ? 'two' : 'one'];
  return thingsOf(stage, isComparing, hide, hasLayer).map((thing) => ({
    name: thing,
    title: titleOf(thing),
    isOfRun: stage === 'training' || stage === 'prior',
    hasParts: hasParts(thing, isComparing),
    show: (light) => <ThingView {...{ thing, light, whole }} />,
  }));
}
