import type { Page } from '@playwright/test';

/** A stop of the Tab key. */
export interface Stop {
  /** What has the focus: its role or tag, and its name. */
  name: string;
  /** The part of the page that it is in: the name of a section, or else a tag. */
  part: string;
  /** Its box in the window, in px. */
  box: { x: number; y: number; width: number; height: number };
  /** Whether a part of it can be seen in the window, and no bar lies over it. */
  isInSight: boolean;
  /** Whether something around it shows that it has the focus. */
  isMarked: boolean;
}

/** The most stops of a page, so that a trap of the focus ends the walk. */
const MOST = 200;

/**
 * Presses Tab until the focus leaves the page, or is where it was; returns the stops in their order.
 *
 * @param from the top of the page, or what has the focus: a panel that has been opened
 */
export async function walkByTab(page: Page, from: 'top' | 'focus' = 'top'): Promise<Stop[]> {
  const stops: Stop[] = [];
  await page.evaluate((begin) => {
    document.querySelectorAll('[data-walked]').forEach((element) => element.removeAttribute('data-walked'));
    if (begin === 'focus') return;
    document.body.tabIndex = -1;
    document.body.focus({ preventScroll: true });
    document.body.removeAttribute('tabindex');
  }, from);
  while (stops.length < MOST) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(async () => {
      // The browser scrolls to the focus, and the page draws its ring.
      for (let frame = 0; frame < 2; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
      const { activeElement: focused } = document;
      if (!(focused instanceof HTMLElement) || focused === document.body || focused.dataset.walked) return null;
      focused.dataset.walked = 'yes';
      // Hidden inputs of radio buttons, switches and sliders are drawn by what is around them.
      let drawn: Element = focused.closest('label') ?? focused;
      while (drawn.getBoundingClientRect().width < 4 && drawn.parentElement) drawn = drawn.parentElement;
      const { x, y, width, height } = drawn.getBoundingClientRect();
      const places = [0.1, 0.5, 0.9].flatMap((across) => [0.1, 0.5, 0.9].map((down) => [across, down] as const));
      // A long text may begin above the window and end below it.
      const within = (from: number, size: number, most: number) => {
        const [low, high] = [Math.max(from, 0), Math.min(from + size, most)];
        return (share: number) => low + share * (high - low);
      };
      const [atX, atY] = [within(x, width, innerWidth), within(y, height, innerHeight)];
      const isInSight = places.some(([across, down]) => {
        const found = document.elementFromPoint(atX(across), atY(down));
        return found !== null && (drawn.contains(found) || found.contains(focused));
      });
      const isRinged = (element: Element) => {
        const hasOutline = [null, '::after'].some((part) => {
          const { outlineStyle, outlineWidth } = getComputedStyle(element, part);
          return outlineStyle !== 'none' && outlineWidth !== '0px';
        });
        // The ring of a slider of the browser is around its thumb, of which a script learns nothing; a dialog stands alone.
        return hasOutline || element.matches('input[type=range], [role=dialog]');
      };
      const around = [focused, drawn, drawn.parentElement, ...drawn.querySelectorAll('*')].filter(
        (one) => one !== null,
      );
      const part = focused.closest('section, header, main');
      const titled = document.getElementById(part?.getAttribute('aria-labelledby') ?? '');
      const name = focused.getAttribute('aria-label') ?? focused.getAttribute('title') ?? drawn.textContent;
      const kind = focused.role ?? focused.getAttribute('type') ?? focused.tagName.toLowerCase();
      return {
        name: `${kind} "${name.trim().slice(0, 60)}"`,
        part: part?.ariaLabel ?? titled?.textContent ?? part?.tagName.toLowerCase() ?? '',
        box: { x: Math.round(x), y: Math.round(y), width: Math.round(width), height: Math.round(height) },
        isInSight,
        isMarked: around.some(isRinged),
      };
    });
    if (stop === null) break;
    stops.push(stop);
  }
  return stops;
}

/** Returns the controls of a part that the last walk did not stop at. Of radio buttons it stops at the chosen one. */
export const findMissed = (page: Page, part: string): Promise<string[]> =>
  page.locator(part).evaluate((within) =>
    [...within.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary, [tabindex="0"]')]
      .filter((control) => {
        if (
          control.dataset.walked ||
          control.matches(':disabled, [type=radio], [type=file], [data-react-aria-prevent-focus]')
        )
          return false;
        return (
          control.checkVisibility({ visibilityProperty: true }) && control.tabIndex >= 0 && !control.closest('[inert]')
        );
      })
      .map((control) => control.outerHTML.slice(0, 120)),
  );
