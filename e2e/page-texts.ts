import type { Page } from '@playwright/test';

/** Reads every text of the page, also those that only a screen reader says, and every picture without a word or a mark. */
export const readTexts = (page: Page) =>
  page.evaluate(() => {
    const ATTRIBUTES = ['aria-label', 'aria-valuetext', 'aria-description', 'title', 'alt', 'value', 'placeholder'];
    const texts: string[] = [document.title];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const tag = node.parentElement?.tagName ?? '';
      if (tag !== 'SCRIPT' && tag !== 'STYLE') texts.push(node.nodeValue ?? '');
    }
    for (const element of document.body.querySelectorAll('*')) {
      for (const name of ATTRIBUTES) texts.push(element.getAttribute(name) ?? '');
      for (const name of ['d', 'x', 'y', 'x1', 'y1', 'x2', 'y2', 'width', 'height', 'transform', 'cx', 'cy']) {
        const value = element.getAttribute(name);
        if (value && /NaN|undefined|Infinity/.test(value)) texts.push(`${element.tagName} ${name}=${value}`);
      }
    }
    const charts = [...document.querySelectorAll('[data-testid^=chart-]')].map((panel) => {
      const image = panel.querySelector('[role=img], [role=application]');
      const isTable = panel.querySelector('table') !== null;
      const canvas = panel.querySelector('canvas');
      const drawn = (() => {
        if (!canvas || canvas.width === 0) return false;
        const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d');
        copy?.drawImage(canvas, 0, 0);
        return copy?.getImageData(0, 0, canvas.width, canvas.height).data.some((part) => part > 0) === true;
      })();
      const svgTexts = [...panel.querySelectorAll('svg text')].map((text) => text.textContent).join(' ');
      return {
        name: panel.getAttribute('data-testid'),
        label: image?.getAttribute('aria-label'),
        isTable,
        drawn,
        svgTexts,
      };
    });
    return { texts: texts.map((text) => text.trim()).filter((text) => text !== ''), charts };
  });

/** Words and signs of a program that no person should read. */
const STRANGE = /\bNaN\b|\bundefined\b|Infinity|\[object |\bnull\b|�|∞/;
/** The limit of wide networks, by its names. */
const LIMIT = /n = ∞|N → ∞/g;

/** Returns the texts with a word or a sign of a program in them, such as NaN. */
export const strangeOf = (texts: readonly string[]): string[] =>
  texts.filter((text) => STRANGE.test(text.replace(LIMIT, '')));
