import { useEffect, useRef } from 'react';

/** Returns the ref of a button that opens a part of the page. The focus comes back to it when the part closes. */
export function useFocusBack(isOpen: boolean) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const { current } = button;
    if (!isOpen) return undefined;
    return () => {
      // The part had the focus, and is gone.
      if (document.activeElement === document.body) current?.focus();
    };
  }, [isOpen]);
  return button;
}
