/** What the page say. */
export const page = {};
