import type { Page } from '@playwright/test';

const sheetButton = (page: Page) => page.getByRole('button', { name: 'Controls', exact: true });

/** Brings the controls in sight: on a phone, opens the sheet that they are in. */
export async function openControls(page: Page): Promise<void> {
  await press(page, 'false');
}

/** Closes the sheet of the controls, if there is one. */
export async function closeControls(page: Page): Promise<void> {
  await press(page, 'true');
}

async function press(page: Page, expanded: 'true' | 'false') {
  const button = sheetButton(page);
  if ((await button.count()) > 0 && (await button.getAttribute('aria-expanded')) === expanded) await button.click();
}
