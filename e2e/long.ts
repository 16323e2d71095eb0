/** The tag of tests that only the long run makes (`npm run test:all`, which CI runs). */
const LONG = '@long';

/**
 * Returns the details of a test, or of a group, that only the long run makes under this condition: a further size, theme
 * or variant of what every `npm test` checks at others.
 */
export const longIf = (isLong: boolean) => (isLong ? { tag: LONG } : {});
