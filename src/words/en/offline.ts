import { spoken } from '../language.ts';

/** The words about the copy of the lab that the browser keeps. */
export const offline = spoken('offline', {
  /** What a page that is saved says of itself; index.html says it before. */
  description:
    'Watch the features of a small network move, or not, while it trains: the lazy and the rich regime, live in the browser.',
  ready: 'This browser keeps the whole lab: it works offline, lessons and digits included.',
  notReady: 'Offline the lab would not work yet: this browser has not kept all of its files.',
  newVersion: {
    label: 'New version',
    sentence: 'A new version of the lab is ready. Runs are kept, and the present one can go on.',
    take: 'Load it',
    later: 'Later',
  },
});
