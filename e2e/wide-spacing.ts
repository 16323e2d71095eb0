import type { Page } from '@playwright/test';

/** The spacing of WCAG 1.4.12, which a reader may set: nothing may be lost by it. */
const WIDE_SPACING = `
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
  p { margin-bottom: 2em !important }
`;

/** Sets the lines, words and letters of the page apart, as a reader may, and waits until charts are drawn anew. */
export async function setWideSpacing(page: Page): Promise<void> {
  await page.evaluate(async (rules) => {
    // As a reader's own style sheet: the policy of the page takes no style element.
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(rules);
    document.adoptedStyleSheets.push(sheet);
    for (let frame = 0; frame < 3; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
  }, WIDE_SPACING);
}
