/** A function that measures texts in the font and size of `element`, in pixels; it remembers what it measured. */
export function textMeasure(element: Element): (text: string) => number {
  const context = document.createElement('canvas').getContext('2d');
  const known = new Map<string, number>();
  const { fontFamily, fontSize } = getComputedStyle(element);
  if (context !== null) context.font = `${fontSize} ${fontFamily}`;
  return (text) => {
    const width = known.get(text) ?? context?.measureText(text).width ?? 0;
    known.set(text, width);
    return width;
  };
}
