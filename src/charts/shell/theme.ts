import type { Theme } from './palette.ts';

const darkPreference = () => matchMedia('(prefers-color-scheme: dark)');

/** The theme that the page shows now: `data-theme` of the root element, else the system's preference. */
export function currentTheme(): Theme {
  const chosen = document.documentElement.dataset.theme;
  if (chosen === 'light' || chosen === 'dark') return chosen;
  return darkPreference().matches ? 'dark' : 'light';
}

/** Calls back whenever {@link currentTheme} may have changed; returns the function that ends it. */
export function onThemeChange(callback: () => void): () => void {
  const preference = darkPreference();
  preference.addEventListener('change', callback);
  const observer = new MutationObserver(callback);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  return () => {
    preference.removeEventListener('change', callback);
    observer.disconnect();
  };
}
