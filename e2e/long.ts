/** Which tests of a page are not among the main flows that every `npm test` makes. */

/** The details of a test that `npm run test:all` makes too, which CI runs for each change: a flow off the main ways. */
export const FURTHER = { tag: '@further' };

/** Those of a test that only the nightly run makes (`npm run test:nightly`, which CI runs by night). */
const LONG = { tag: '@long' };

/**
 * Returns the details of a test, or of a group, that only the nightly run makes under this condition: a further size, theme
 * or variant of what is checked at others for each change.
 *
 * @param details those where the condition does not hold; if absent, every `npm test` makes it
 */
export const longIf = (isLong: boolean, details: { tag?: string } = {}) => (isLong ? LONG : details);
