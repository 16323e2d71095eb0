/** What the tasks say. */
export const tasks = {};
