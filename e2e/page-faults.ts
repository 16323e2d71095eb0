import type { Page } from '@playwright/test';

/** Takes the network away from a page, and from the scripts of its workers. Returns a function that gives it back. */
export async function goOffline(page: Page): Promise<() => Promise<void>> {
  await page.route(/run\.worker/, (route) => route.abort());
  await page.context().setOffline(true);
  return async () => {
    await page.unroute(/run\.worker/);
    await page.context().setOffline(false);
  };
}

/** Answers requests for the files of a pattern as a server does that does not have them. Returns a function that ends this. */
export async function loseFiles(page: Page, pattern: RegExp): Promise<() => Promise<void>> {
  await page.route(pattern, (route) => route.fulfill({ status: 404, body: 'not found' }));
  return () => page.unroute(pattern);
}

/** Lets a page believe that its tab is hidden, or shown again, as when a person looks at another one. */
export const setHidden = (page: Page, isHidden: boolean): Promise<void> =>
  page.evaluate((hidden) => {
    Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });
    Object.defineProperty(document, 'visibilityState', { value: hidden ? 'hidden' : 'visible', configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  }, isHidden);

/**
 * Lets every write to the databases of a page fail, as where there is no room: Chromium looks at its quota only now and then.
 * Returns a function that ends this.
 */
export async function fillStorage(page: Page): Promise<() => Promise<void>> {
  const put = await page.evaluateHandle(() => {
    const { put: own } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('No room.', 'QuotaExceededError');
    };
    return own;
  });
  return () =>
    page.evaluate((own) => {
      IDBObjectStore.prototype.put = own;
    }, put);
}
