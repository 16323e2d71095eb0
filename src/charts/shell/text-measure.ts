/** Measures texts as charts write them: in the font, size and spacing that the reader has set, and again when these change. */
import styles from './chart.module.css';

/** Width of a text of a chart in pixels. */
export type TextWidth = (text: string) => number;

/** The texts of one chart. */
interface TextMeasure {
  textWidth: TextWidth;
  /** Ends the watch. */
  stop: () => void;
}

/**
 * Returns a function that measures texts in the font, size and spacing of `element`, and remembers the widths.
 *
 * @param onChange is called when the reader has changed one of these, so that all texts have other widths
 */
export function createTextMeasure(element: Element, onChange: () => void): TextMeasure {
  const known = new Map<string, number>();
  let context: CanvasRenderingContext2D | null = null;
  const stop = watchTexts(() => {
    context = null;
    known.clear();
    onChange();
  });
  const textWidth: TextWidth = (text) => {
    const measured = known.get(text);
    if (measured !== undefined) return measured;
    // With the first text: a chart is made before the page is laid out, which the font's size would ask for.
    context ??= contextOf(element);
    const width = context?.measureText(text).width ?? 0;
    known.set(text, width);
    return width;
  };
  return { textWidth, stop };
}

function contextOf(element: Element): CanvasRenderingContext2D | null {
  const context = document.createElement('canvas').getContext('2d');
  if (context === null) return null;
  const { fontFamily, fontSize, letterSpacing, wordSpacing } = getComputedStyle(element);
  const inPixels = (spacing: string) => (spacing === 'normal' ? '0px' : spacing);
  context.font = `${fontSize} ${fontFamily}`;
  context.letterSpacing = inPixels(letterSpacing);
  context.wordSpacing = inPixels(wordSpacing);
  return context;
}

const watching = new Set<() => void>();
let probe: HTMLElement | null = null;

/** Calls a function whenever texts of the page become wider or narrower. Returns the function that ends this. */
function watchTexts(onChange: () => void): () => void {
  watching.add(onChange);
  probe ??= createProbe();
  return () => watching.delete(onChange);
}

/** Adds an unseen text to the page, whose size tells of all others. */
function createProbe(): HTMLElement {
  const text = document.body.appendChild(document.createElement('span'));
  text.className = styles.probe;
  text.ariaHidden = 'true';
  text.textContent = 'Mm Mm';
  let width: number | null = null;
  new ResizeObserver(() => {
    const before = width;
    width = text.offsetWidth;
    if (before !== null && before !== width) for (const onChange of watching) onChange();
  }).observe(text);
  return text;
}
