import { useStore } from 'zustand';
import { openLinkedSweep } from '../../store/sweep/linked-sweep.ts';
import type { SweepLab } from '../../store/sweep/sweep-lab.ts';
import type { SweepState } from '../../store/sweep/sweep-state.ts';
import { useLab } from '../lab-context.ts';

/** Returns the functions that change the sweep, train it and read it. */
export const useSweepLab = (): SweepLab => useLab().sweep(openLinkedSweep);

/** Returns a part of the state of the sweep; the component renders again only when that part changes. */
export const useSweep = <Part>(select: (state: SweepState) => Part): Part => useStore(useSweepLab().store, select);
