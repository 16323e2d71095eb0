/** The tag of tests that only the nightly run makes (`npm run test:nightly`, which CI runs by night). */
const LONG = '@long';

/**
 * Returns the details of a test, or of a group, that only the nightly run makes under this condition: a further size, theme
 * or variant of what every `npm test` checks at others.
 */
export const longIf = (isLong: boolean) => (isLong ? { tag: LONG } : {});
