import { useMemo } from 'react';
import { useStore } from 'zustand';
import { useLab } from '../lab-context.ts';
import { sideLooks, type SideLook } from './side-looks.ts';

/** Returns the looks of the two sides, left first; `null` where one network trains alone. */
export function useSideLooks(): readonly SideLook[] | null {
  const { experiment } = useLab();
  const left = useStore(experiment, (state) => state.experiment);
  const right = useStore(experiment, (state) => state.right);
  return useMemo(() => right && sideLooks(left, right), [left, right]);
}
