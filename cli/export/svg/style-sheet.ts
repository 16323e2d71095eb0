/**
 * What the style sheets of the charts say about an element, where no browser reads them: the plain selectors, variables
 * and colours that those sheets have.
 */
import { readFileSync } from 'node:fs';
import { interpolateRgb, rgb } from 'd3';
import type { Theme } from '../../../src/charts/shell/palette.ts';

/** A rule of a style sheet. */
interface Rule {
  selector: string;
  /** Whether any other rule takes precedence. */
  isWeak: boolean;
  declarations: ReadonlyMap<string, string>;
}

/** Properties that an element has from the element around it. */
const INHERITED =
  /^(?:fill|fill-opacity|stroke|stroke-(?:width|opacity|linecap|linejoin|dasharray)|visibility|font-.*|paint-order|--.*)$/;
/** The size of the page's text, which `rem` means. */
const ROOT_SIZE = 16;

/** Reads a style sheet; each class gets the name of its file before it, as the charts have it. */
function rulesOf(file: URL): Rule[] {
  const prefix = /([^/]+?)(?:\.module)?\.css$/.exec(file.pathname)?.[1] ?? '';
  const text = readFileSync(file, 'utf8').replace(/\/\*.*?\*\//gs, '');
  return [...text.matchAll(/([^{}]+)\{([^{}]*)\}/g)].flatMap(([, head, body]) => {
    if (head.includes('@')) return [];
    const declarations = new Map(
      body.split(';').flatMap((line): [string, string][] => {
        const colon = line.indexOf(':');
        return colon < 0 ? [] : [[line.slice(0, colon).trim(), line.slice(colon + 1).trim()]];
      }),
    );
    return head.split(',').map((selector) => ({
      selector: selector
        .trim()
        .replace(/:where\(([^)]*)\)/g, '$1')
        .replace(/\.([\w-]+)/g, `.${prefix}-$1`),
      isWeak: selector.includes(':where'),
      declarations,
    }));
  });
}

/** Returns the function that says what the sheets say of a property of an element in a theme; empty: nothing. */
export function styleSheets(tokens: URL, sheets: readonly URL[], theme: Theme) {
  const root = rulesOf(tokens).find(({ declarations }) => declarations.has('--ink'))?.declarations;
  const rules = sheets.flatMap(rulesOf).toSorted((one, other) => Number(other.isWeak) - Number(one.isWeak));
  const declared = (element: Element, property: string): string | undefined => {
    const inline = (element.getAttribute('style') ?? '')
      .split(';')
      .map((line) => line.split(':').map((part) => part.trim()))
      .findLast(([name]) => name === property)?.[1];
    return (
      inline ??
      rules
        .findLast(({ selector, declarations }) => declarations.has(property) && isMatch(element, selector))
        ?.declarations.get(property) ??
      element.getAttribute(property) ??
      undefined
    );
  };
  const found = (element: Element, property: string): string => {
    for (let at: Element | null = element; at !== null; at = INHERITED.test(property) ? at.parentElement : null) {
      const value = declared(at, property);
      if (value !== undefined && value !== 'inherit') return value;
    }
    return root?.get(property) ?? '';
  };
  return (element: Element, property: string): string => {
    const withVariables = (value: string): string =>
      value.includes('var(')
        ? withVariables(value.replace(/var\((--[\w-]+)(?:,[^()]*)?\)/, (_, name: string) => found(element, name)))
        : value;
    return plainValue(withVariables(found(element, property)), theme);
  };
}

/** A selector with a pseudo-class is about what a person does, and nobody does anything here. */
const isMatch = (element: Element, selector: string) => !/:(?!not)/.test(selector) && element.matches(selector);

/** Returns a value without functions of colours and without `rem`. */
function plainValue(value: string, theme: Theme): string {
  const inTheme = value.replace(/light-dark\(([^,()]+),([^()]+)\)/g, (_, light: string, dark: string) =>
    (theme === 'light' ? light : dark).trim(),
  );
  const mixed = inTheme.replace(
    /color-mix\(in \w+, (\S+) ([\d.]+)%, ([^()]+)\)/g,
    (_, one: string, share: string, other: string) => mix(one, Number(share) / 100, other.trim()),
  );
  return mixed.replace(/([\d.]+)rem/g, (_, size: string) => `${Number(size) * ROOT_SIZE}px`);
}

/** Mixes two colours; with `transparent` the first one gets fainter. */
function mix(one: string, share: number, other: string): string {
  if (other !== 'transparent') return interpolateRgb(other, one)(share);
  const { r, g, b } = rgb(one);
  return `rgba(${r}, ${g}, ${b}, ${share})`;
}
