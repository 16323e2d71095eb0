/**
 * Returns the number of members by which work is cut into parts. Two are cut as one is, so that each network of a
 * comparison has the last bits of a run of its own, whose sums are taken in the same order.
 */
export const cutMembers = (members: number): number => (members <= 2 ? 1 : members);
