import { FLAG_KEYS, writeFlags, type PageFlags } from './page-flags.ts';

/**
 * Returns an address with these flags in place of its own; the rest of its query stays. A lesson opens in place of what
 * the fragment says.
 */
export function sharedAddress(link: string, flags: PageFlags): string {
  const url = new URL(link);
  const others = [...url.searchParams].filter(([key]) => !FLAG_KEYS.includes(key));
  const own = writeFlags(flags).slice(1);
  const rest = others.map(([key, text]) => `${key}=${encodeURIComponent(text)}`);
  url.search = [own, ...rest].filter((part) => part !== '').join('&');
  if (flags.lesson !== null) url.hash = '';
  return url.href;
}

/** The height of an embedded lab, in CSS pixels. */
const HEIGHT = 600;

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

/** Returns the code that shows the lab of an address in a page of HTML. */
export const embedCode = (address: string, title: string): string =>
  `<iframe src="${escaped(address)}" title="${escaped(title)}" width="100%" height="${HEIGHT}" style="border: 0" loading="lazy" allow="clipboard-write; fullscreen"></iframe>`;
