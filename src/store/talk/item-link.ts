/** The links of a talk's experiments: each opens on the lecturer's page with the flags that a shared link would bring. */
import { encodeLessonLink } from '../../config/link/lesson-link.ts';
import { readFlags, writeFlags, type PageFlags } from '../../config/link/page-flags.ts';
import { sharedAddress } from '../../config/link/shared-address.ts';
import { LESSON_IDS } from '../../lessons/lesson-ids.ts';

/** An address of the lab as a link of a talk. */
interface ItemLink {
  link: string;
  /** The keys of its flags that make no sense in a talk, and are left out. */
  strange: readonly string[];
  /** Sentences on faults of its flags. */
  notices: readonly string[];
}

const queryOf = (address: string) => /^[^?#]*(\?[^#]*)/.exec(address)?.[1] ?? '';
const flagsOf = (address: string): PageFlags => readFlags(queryOf(address)).flags;

/** Returns the keys of a link's flags that no experiment of a talk can have: the talk itself fills a projector. */
export function strangeKeys(address: string): string[] {
  const { embed, present, show } = flagsOf(address);
  const isAsked = { embed, present, show: show !== null };
  return Object.entries(isAsked).flatMap(([key, is]) => (is ? key : []));
}

/** Returns the link of an address for a talk. The lesson of its query becomes the fragment if it has none. */
export function itemLink(address: string): ItemLink {
  const { flags, notices } = readFlags(queryOf(address));
  const fragment = address.includes('#') ? address.slice(address.indexOf('#')) : lessonFragment(flags.lesson ?? '');
  const own = { ...flags, embed: false, present: false, show: null, lesson: null };
  return { link: writeFlags(own) + fragment, strange: strangeKeys(address), notices };
}

const FRAGMENT = /^#(?:[^#]*&)?(?:v|view|task|width)=/;
/** What ends a sentence and no link. */
const TRAILING = /[.,;:!?)\]]+$/;

/** Returns the first address of the lab in a line, and the text before it; `null`: there is none. */
export function addressIn(line: string): { address: string; before: string } | null {
  for (const { 0: word, index } of line.matchAll(/[^\s<>"{}]+/g)) {
    const begin = word.search(/https?:\/\/|[?#]/);
    const address = word.slice(begin).replace(TRAILING, '');
    const at = address.indexOf('#');
    const isOfLab = at < 0 ? flagsOf(address).lesson !== null : FRAGMENT.test(address.slice(at));
    if (begin >= 0 && isOfLab) return { address, before: line.slice(0, index + begin) };
  }
  return null;
}

/** Returns the fragment of a lesson, by its number or its id. */
export const lessonFragment = (lesson: string): string =>
  encodeLessonLink(LESSON_IDS[Number(lesson) - 1] ?? encodeURIComponent(lesson));

/** Returns the flags of a link as an address has them, without `?`; empty if there are none. */
export const flagsText = (link: string): string => queryOf(link).slice(1);

/**
 * Returns the address that opens a link of a talk on this page.
 *
 * @param page the address of the page before the talk: what the link says nothing of is as there
 */
export function itemAddress(link: string, page: string): string {
  const [asked, own] = [flagsOf(link), flagsOf(page)];
  const flags: PageFlags = {
    ...own,
    hide: asked.hide.length > 0 ? asked.hide : own.hide,
    lock: asked.lock.length > 0 ? asked.lock : own.lock,
    isPaused: asked.isPaused || own.isPaused,
    theme: asked.theme ?? own.theme,
    lang: asked.lang ?? own.lang,
    lesson: null,
  };
  return sharedAddress(new URL(link.slice(link.indexOf('#')), page).href, flags);
}
