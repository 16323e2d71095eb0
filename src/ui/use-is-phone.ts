import { useSyncExternalStore } from 'react';

/** The windows that have the controls in a sheet, and pictures first; the style sheets say the same. */
const PHONE = '(width < 48rem)';

const query = () => matchMedia(PHONE);

function subscribe(changed: () => void) {
  const phone = query();
  phone.addEventListener('change', changed);
  return () => phone.removeEventListener('change', changed);
}

/** Returns whether the window is as narrow as that of a phone or of a small tablet. */
export const isPhone = (): boolean => query().matches;

/** Returns what {@link isPhone} does, and renders again when that changes. */
export const useIsPhone = (): boolean => useSyncExternalStore(subscribe, isPhone);
