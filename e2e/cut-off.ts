import type { Page } from '@playwright/test';

/** The parts of the page that scroll sideways on purpose, since a table or a picture in them is wide. */
const SCROLLERS = ['[aria-label="Scaling of every layer"]', '.katex-display', '[aria-label="Measured and predicted"]'];

/** Returns what is cut off: texts and controls that stick out of the window, or of a part that hides what sticks out. */
export const findCutOff = (page: Page): Promise<string[]> =>
  page.evaluate((scrollers) => {
    const slack = 1.5;
    const found: string[] = [];
    const { scrollWidth } = document.documentElement;
    if (scrollWidth > innerWidth) found.push(`The page is ${scrollWidth} px wide in a window of ${innerWidth} px.`);
    const isIn = (element: Element, selectors: readonly string[]) => selectors.some((one) => element.closest(one));
    const nameOf = (element: Element) => {
      const text = element.getAttribute('aria-label') ?? element.textContent;
      return `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''} "${text.slice(0, 40)}"`;
    };

    /** Says what hides a part of a rectangle; `null` if nothing does. */
    const hiderOf = (element: Element, { left, right, top, bottom }: DOMRect): string | null => {
      for (let at: Element | null = element; at && at !== document.body; at = at.parentElement) {
        const style = getComputedStyle(at);
        const box = at.getBoundingClientRect();
        // What ends in an ellipsis says that there is more; a box of a pixel is for screen readers.
        if (style.textOverflow === 'ellipsis' || box.width <= 2) return null;
        const isOutX = left < box.left - slack || right > box.right + slack;
        const isOutY = top < box.top - slack || bottom > box.bottom + slack;
        if (isOutX && style.overflowX !== 'visible') return nameOf(at);
        if (isOutY && ['hidden', 'clip'].includes(style.overflowY)) return nameOf(at);
        // What scrolls down is not looked at outside of it.
        if (style.overflowY === 'auto' || style.overflowY === 'scroll') break;
        if (style.position === 'fixed') break;
      }
      return left < -slack || right > innerWidth + slack ? 'the window' : null;
    };
    const look = (element: Element, box: DOMRect) => {
      if (box.width < 1 || box.height < 1) return;
      if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return;
      if (isIn(element, [...scrollers, '.visually-hidden', '[class*="skip"]'])) return;
      const hider = hiderOf(element, box);
      if (hider !== null) found.push(`${nameOf(element)} is cut off by ${hider}`);
    };

    for (const control of document.querySelectorAll('a, button, input, select, [role="button"], [tabindex="0"]'))
      look(control, control.getBoundingClientRect());
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const { currentNode: text } = texts;
      const parent = text.parentElement;
      if (!parent || !text.textContent?.trim() || parent.closest('option, script, style')) continue;
      const range = document.createRange();
      range.selectNodeContents(text);
      look(parent, range.getBoundingClientRect());
    }
    return [...new Set(found)];
  }, SCROLLERS);
