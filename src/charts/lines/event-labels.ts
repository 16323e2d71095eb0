/** A vertical mark with a label of a width, in pixels. */
export interface MarkLabel {
  at: number;
  width: number;
}

/**
 * On which side of its mark each label goes, `null` for one that has no room: labels stay inside
 * `left`..`right` and off each other; later marks choose first. Marks are in rising order.
 */
export function spacedLabels(marks: readonly MarkLabel[], left: number, right: number): ('left' | 'right' | null)[] {
  let free = right;
  const sides = marks.toReversed().map(({ at, width }, index) => {
    const after = at + width <= free;
    // Only the last mark may hang its label to the left: elsewhere that side belongs to the mark before.
    const before = index === 0 && at - width >= left;
    if (!after && !before) return null;
    free = after ? at : at - width;
    return after ? 'right' : 'left';
  });
  return sides.toReversed();
}
