import type { ReactNode } from 'react';
import { isHidden, type Part as PartName } from '../config/link/page-flags.ts';
import { useFlags } from './lab-context.ts';

/** Returns whether the address hides a part of the page. */
export const useIsHidden = (name: PartName): boolean => isHidden(useFlags(), name);

interface PartProps {
  name: PartName;
  children: ReactNode;
}

/** Shows a part of the page, unless the address hides it. */
export const Part = ({ name, children }: PartProps) => !useIsHidden(name) && children;
