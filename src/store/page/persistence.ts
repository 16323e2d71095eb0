/** The key under which the browser remembers that it was asked. */
const KEY = 'asked to persist';

let asked: Promise<boolean | null> | null = null;

/**
 * Asks the browser, when the first thing worth it is kept, to delete nothing of this page by itself when the disk is
 * nearly full. A browser that asks the person is asked once, and never again.
 *
 * @returns whether it promises so; `null`: it doesn't say
 */
export function askToPersist(): Promise<boolean | null> {
  asked ??= ask();
  return asked;
}

async function ask(): Promise<boolean | null> {
  // A page that isn't served securely has no such storage, and Node no browser.
  const { navigator } = globalThis as { navigator?: Partial<Navigator> };
  const storage = navigator?.storage as Partial<StorageManager> | undefined;
  if (!storage?.persist) return null;
  try {
    if (await storage.persisted?.()) return true;
    if (localStorage.getItem(KEY) !== null) return false;
    localStorage.setItem(KEY, 'yes');
    return await storage.persist();
  } catch {
    return null;
  }
}
