/** The links that are added to a talk. */
import { addressIn, itemLink } from '../../store/talk/item-link.ts';
import { isLink, type TalkItem } from '../../store/talk/talk.ts';

/** A link that is to be added, with what of its flags is left out; without a title it has the name of what it opens. */
export type FoundLink = ReturnType<typeof itemLink> & Pick<TalkItem, 'title'>;

/** Returns the link of an address. */
export const foundLink = (address: string, title = ''): FoundLink => ({ ...itemLink(address), title });

/** Returns the links of a text with one a line; what stands before a link is its title. */
export const linksInLines = (text: string): FoundLink[] =>
  text.split('\n').flatMap((line) => {
    const { address, before = '' } = addressIn(line) ?? {};
    const link = address === undefined ? null : foundLink(address, before.replace(/[\s:–-]+$/, '').trim());
    return link && isLink(link.link) ? [link] : [];
  });
