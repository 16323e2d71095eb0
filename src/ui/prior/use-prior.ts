import { useStore } from 'zustand';
import type { PriorState } from '../../store/prior/prior-lab.ts';
import { useLab } from '../lab-context.ts';

/** A part of what is known of the prior; the component renders again only when that part changes. */
export const usePrior = <Part>(select: (state: PriorState) => Part): Part => useStore(useLab().prior.store, select);

/** What changes the prior and its drawing. */
export const usePriorLab = () => useLab().prior;
