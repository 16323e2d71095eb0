/** The contrast of texts in the states that controls pass through, computed as WCAG 2 does. */

type Rgba = readonly [red: number, green: number, blue: number, alpha: number];

const FORCED = 'data-forced';
const STATES = ['hover', 'active', 'visited'] as const;

/**
 * Copies every rule of the page that has a pseudo-class of {@link STATES} into one with an attribute in its place, since
 * a script can set an attribute. Both count the same in the cascade.
 */
export function forceableStates() {
  for (const sheet of [...document.styleSheets]) copyRules(sheet);
  const still = document.createElement('style');
  still.textContent = '*, *::before, *::after { transition: none !important; }';
  document.head.append(still);
}

function copyRules(within: { cssRules: CSSRuleList; insertRule: (rule: string, index: number) => number }) {
  for (let index = within.cssRules.length - 1; index >= 0; index--) {
    const rule = within.cssRules[index];
    if (rule instanceof CSSMediaRule) copyRules(rule);
    if (!(rule instanceof CSSStyleRule) || !/:(hover|active|visited)\b/.test(rule.selectorText)) continue;
    const forced = STATES.reduce((css, state) => css.replaceAll(`:${state}`, `[${FORCED}~='${state}']`), rule.cssText);
    within.insertRule(forced, index + 1);
  }
}

/** The states of a control: at rest, under the pointer, and pressed. */
export const CONTROL_STATES = {
  rest: { forced: [], data: [] },
  hovered: { forced: ['hover'], data: ['hovered'] },
  pressed: { forced: ['hover', 'active'], data: ['hovered', 'pressed'] },
  visited: { forced: ['hover', 'visited'], data: ['hovered'] },
} as const;

/** Calls a function while an element is in a state. */
export function inState<T>(element: HTMLElement, state: keyof typeof CONTROL_STATES, read: () => T): T {
  const { forced, data } = CONTROL_STATES[state];
  const chain = chainOf(element);
  for (const link of chain) link.setAttribute(FORCED, forced.join(' '));
  const added = data.filter((name) => !(name in element.dataset));
  for (const name of added) element.dataset[name] = 'true';
  const result = read();
  for (const link of chain) link.removeAttribute(FORCED);
  for (const name of added) element.removeAttribute(`data-${name}`);
  return result;
}

/** Returns the lowest contrast of a text in an element against what lies behind it; `Infinity` if it has no text. */
export function leastContrast(element: HTMLElement): number {
  const speaking = [element, ...element.querySelectorAll<HTMLElement>('*')].filter(
    (inner) => isSeen(inner) && (hasOwnText(inner) || inner.tagName === 'svg'),
  );
  return Math.min(Infinity, ...speaking.map(contrastOf));
}

const hasOwnText = (element: Element) =>
  [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim());

const isSeen = (element: Element) =>
  element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
  element.getBoundingClientRect().width > 1;

function contrastOf(element: Element): number {
  // A filter changes what is seen, but not the colours that can be read here.
  if (chainOf(element).some((at) => getComputedStyle(at).filter !== 'none')) return 0;
  const behind = backgroundOf(element);
  const text = over(rgbaOf(getComputedStyle(element).color, opacityOf(element)), behind);
  const [brighter, darker] = [luminance(text), luminance(behind)].sort((a, b) => b - a);
  return (brighter + 0.05) / (darker + 0.05);
}

/** Returns the colour behind an element: its backgrounds and those of its ancestors, one over the other. */
function backgroundOf(element: Element): Rgba {
  const layers: Rgba[] = [];
  for (const at of chainOf(element)) {
    layers.push(rgbaOf(getComputedStyle(at).backgroundColor, 1));
    if (layers.at(-1)?.[3] === 1) break;
  }
  return layers.reduceRight((below, layer) => over(layer, below), [255, 255, 255, 1]);
}

const opacityOf = (element: Element) =>
  chainOf(element).reduce((opacity, at) => opacity * Number(getComputedStyle(at).opacity), 1);

/** Returns an element and all that it lies in, from the inside out. */
function chainOf(element: Element): Element[] {
  const chain: Element[] = [];
  for (let at: Element | null = element; at; at = at.parentElement) chain.push(at);
  return chain;
}

const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });

/** Returns a colour of CSS, in whatever notation, as red, green and blue of 0 to 255, and its opacity. */
function rgbaOf(color: string, opacity: number): Rgba {
  if (!canvas) throw new Error('There is no canvas to read colours with.');
  canvas.clearRect(0, 0, 1, 1);
  canvas.fillStyle = color;
  canvas.fillRect(0, 0, 1, 1);
  const [red, green, blue, alpha] = canvas.getImageData(0, 0, 1, 1).data;
  return [red, green, blue, (alpha / 255) * opacity];
}

const over = ([r, g, b, alpha]: Rgba, below: Rgba): Rgba => {
  const [red, green, blue] = [r, g, b].map((value, i) => value * alpha + below[i] * (1 - alpha));
  return [red, green, blue, 1];
};

/** Returns the relative luminance of WCAG 2. */
function luminance([r, g, b]: Rgba): number {
  const [red, green, blue] = [r, g, b].map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
