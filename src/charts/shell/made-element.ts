/** What `append` of d3 has just made: it is there, which the types don't know. */
export function madeElement<Made>(made: Made | null): Made {
  if (made === null) throw new Error('An element that was just appended is missing.');
  return made;
}
