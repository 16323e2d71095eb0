/** What the charts say. */
export const charts = {};
