import type { Page } from '@playwright/test';

/** Returns what is cut off: texts and controls that stick out of the window, or of a part that hides what sticks out. */
export const findCutOff = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const slack = 1.5;
    const found: string[] = [];
    const { scrollWidth } = document.documentElement;
    if (scrollWidth > innerWidth) found.push(`The page is ${scrollWidth} px wide in a window of ${innerWidth} px.`);
    /** Returns whether an element is a piece of a table or a formula that its part of the page scrolls sideways. */
    const isScrolled = (element: Element, at: Element, overflowX: string) =>
      ['auto', 'scroll'].includes(overflowX) && at.contains(element.closest('table, .katex'));
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
        if (isOutX && isScrolled(element, at, style.overflowX)) return null;
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
      if (element.closest('.visually-hidden, [class*="skip"]')) return;
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
  });

/** Returns the texts that lie on one another. What lies over the page on purpose, as a dialog and a bar do, is looked at by itself. */
export const findOverlaps = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    /** The parts of the height and of the width of a text that may lie on another: its box is higher than its letters. */
    const [slackX, slackY] = [2, 0.25];
    /** Returns what a text moves with: a part that lies over others on purpose, a part that scrolls, or the page. */
    const layerOf = (element: Element | null): Element => {
      for (let at = element; at && at !== document.body; at = at.parentElement) {
        const { position, zIndex, overflowY } = getComputedStyle(at);
        const isOver = zIndex !== 'auto' && position !== 'static';
        if (isOver || position === 'fixed' || ['auto', 'scroll'].includes(overflowY)) return at;
      }
      return document.body;
    };
    /** Returns the part of a rectangle that no part of the page hides. */
    const seen = (element: Element, { left, right, top, bottom }: DOMRect): DOMRect => {
      for (let at: Element | null = element; at && at !== document.body; at = at.parentElement) {
        if (getComputedStyle(at).overflow === 'visible') continue;
        const box = at.getBoundingClientRect();
        [left, right] = [Math.max(left, box.left), Math.min(right, box.right)];
        [top, bottom] = [Math.max(top, box.top), Math.min(bottom, box.bottom)];
      }
      return new DOMRect(left, top, Math.max(0, right - left), Math.max(0, bottom - top));
    };
    const found: { text: string; box: DOMRect; layer: Element; parent: Element }[] = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const { currentNode: node } = texts;
      const { parentElement: parent, textContent } = node;
      if (!parent || !textContent?.trim() || parent.closest('option, script, style, .katex, .visually-hidden'))
        continue;
      if (!parent.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const layer = layerOf(parent);
      for (const box of [...range.getClientRects()].map((rect) => seen(parent, rect)))
        if (box.width > 2 && box.height > 2) found.push({ text: textContent.trim().slice(0, 40), box, layer, parent });
    }
    const isOn = (a: DOMRect, b: DOMRect) =>
      Math.min(a.right, b.right) - Math.max(a.left, b.left) > slackX &&
      Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > slackY * Math.min(a.height, b.height);
    const overlaps = found.flatMap((one, i) =>
      found
        .slice(i + 1)
        .filter((other) => other.layer === one.layer && other.parent !== one.parent && isOn(one.box, other.box))
        .map((other) => `"${one.text}" lies on "${other.text}"`),
    );
    return [...new Set(overlaps)];
  });

/** Returns the texts that end in an ellipsis and that no tooltip has in full. Fields show the rest when they are used. */
export const findShortened = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('body :not(input, select)')]
      .filter((element) => {
        const isShort = element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0;
        if (!isShort || getComputedStyle(element).textOverflow !== 'ellipsis' || element.title !== '') return false;
        return element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
      })
      .map((element) => `"${element.textContent.slice(0, 60)}"`),
  );
