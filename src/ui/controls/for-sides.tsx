import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { SettingPath } from '../../config/setting-path.ts';
import { SideContext, useLab } from '../lab-context.ts';

interface ForSidesProps {
  path: SettingPath;
  /** The control of the setting. */
  children: ReactNode;
}

/** Shows the control of a setting; twice, for the left and the right side, where each has its own value. */
export function ForSides({ path, children }: ForSidesProps) {
  const isOwn = useStore(useLab().experiment, ({ differing }) => differing.includes(path));
  if (!isOwn) return children;
  return [0, 1].map((side) => (
    <SideContext key={side} value={side}>
      {children}
    </SideContext>
  ));
}
