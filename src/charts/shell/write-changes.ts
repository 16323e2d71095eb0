/**
 * Writing to the page at each frame. What is written anew, even if it is the same, has styles and layout computed anew; so only
 * what differs is written.
 */

const TEXT_NODE = 3;

/**
 * Writes a text into an element that holds nothing else. Its node stays: with another one in its place the browser would
 * also ask what depends on the children of an element (`:has`).
 */
export function writeText(element: Element, text: string): void {
  const { firstChild } = element;
  if (firstChild?.nodeType !== TEXT_NODE || firstChild !== element.lastChild) element.textContent = text;
  else if (firstChild.nodeValue !== text) firstChild.nodeValue = text;
}

/** Sets attributes of an element. */
export function writeAttributes(element: Element, attributes: Readonly<Record<string, string | number>>): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (element.getAttribute(name) !== String(value)) element.setAttribute(name, String(value));
  }
}
