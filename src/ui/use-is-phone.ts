import { useSyncExternalStore } from 'react';

/** The low windows, such as those of a phone on its side: they have sheets at the side. The style sheets say the same. */
export const LOW = '(width < 64rem) and (height < 31rem)';

/** The windows that have the controls in a sheet, and pictures first. The style sheets say the same. */
export const PHONE = `(width < 48rem) or (${LOW})`;

const query = () => matchMedia(PHONE);

function subscribe(changed: () => void) {
  const phone = query();
  phone.addEventListener('change', changed);
  return () => phone.removeEventListener('change', changed);
}

/** Returns whether the window is as narrow as that of a phone or of a small tablet, or as low. */
export const isPhone = (): boolean => query().matches;

/** Returns whether the window is as low as that of a phone on its side. */
export const isLow = (): boolean => matchMedia(LOW).matches;

/** Returns what {@link isPhone} does, and renders again when that changes. */
export const useIsPhone = (): boolean => useSyncExternalStore(subscribe, isPhone);
