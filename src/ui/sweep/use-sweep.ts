import { useStore } from 'zustand';
import type { SweepState } from '../../store/sweep/sweep-state.ts';
import { useLab } from '../lab-context.ts';

/** A part of what is known of the sweep; the component renders again only when that part changes. */
export const useSweep = <Part>(select: (state: SweepState) => Part): Part => useStore(useLab().sweep.store, select);

/** What changes the sweep, trains it and reads it. */
export const useSweepLab = () => useLab().sweep;
