import { languageOf } from '../../words/choose-language.ts';
import { language } from '../../words/language.ts';
import { words } from '../../words/words.ts';
import { TALK_START } from '../page/present.ts';
import { itemAddress } from './item-link.ts';
import { leaveAt } from './talk-place.ts';
import type { ReadTalk } from './talk.ts';

/** The talk of an address, and the address of the page without it. */
export type TalkOfAddress = ReadTalk & { page: string };

/** Reads the talk of the address, and puts its first experiment in its place; `null`: the address has none. Never throws. */
export async function talkOfAddress(): Promise<TalkOfAddress | null> {
  const { hash, href } = location;
  if (!hash.startsWith(TALK_START)) return null;
  const page = href.slice(0, href.indexOf('#'));
  const read = await import('./talk.ts').then(
    ({ readTalkLink }) => readTalkLink(hash),
    () => ({ ok: false, sentence: words.page.late.notLoaded.sentence }) as const,
  );
  history.replaceState(null, '', read.ok ? itemAddress(read.talk.items[0].link, page) : page);
  if (read.ok && languageOf(location.search) !== language) {
    leaveAt({ isOn: true, thing: 0, item: 0, page, talk: read.talk });
    location.reload();
  }
  return { ...read, page };
}
