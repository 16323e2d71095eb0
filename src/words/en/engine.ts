/** What the engine say. */
export const engine = {};
