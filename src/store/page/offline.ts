/**
 * Keeps the lab in the browser by its service worker (`src/service-worker`), and knows when a new version waits. A new
 * version takes over only when a person asks for it; other tabs go on with theirs.
 */

/** What the service worker has done so far. */
export interface OfflineState {
  /** Whether all files of the lab are kept, so that it works offline. */
  isReady: boolean;
  /** Whether a newer version than that of this page is kept, too. */
  hasNewVersion: boolean;
}

/** The service worker as the page sees it. */
export interface Offline {
  state: () => OfflineState;
  /** Calls back after each change of the state; returns a function that ends this. */
  subscribe: (listener: () => void) => () => void;
  /** Registers the service worker. Never throws: without one, the lab needs the network. */
  keep: (container: ServiceWorkerContainer, script: string) => Promise<void>;
  /** Looks for a new version on the server, at most once an hour. */
  lookForNew: () => void;
  /** Lets the new version take over, and loads the page anew with it. */
  takeNew: () => void;
}

/** The shortest time between two looks for a new version, in ms. */
const LOOK_EVERY = 3_600_000;

/**
 * Creates the page's end of the service worker.
 *
 * @param reload loads the page anew, at its address
 * @param now the time in ms
 */
export function createOffline(reload: () => void, now: () => number): Offline {
  let state: OfflineState = { isReady: false, hasNewVersion: false };
  let registration: ServiceWorkerRegistration | null = null;
  let lookedAt = now();
  let isTaken = false;
  const listeners = new Set<() => void>();
  const set = (change: Partial<OfflineState>) => {
    state = { ...state, ...change };
    for (const listener of [...listeners]) listener();
  };

  const watch = (found: ServiceWorkerRegistration) => {
    registration = found;
    if (found.active && found.waiting) set({ hasNewVersion: true });
    found.addEventListener('updatefound', () => {
      const arriving = found.installing;
      // The first version replaces none.
      if (!arriving || !found.active) return;
      arriving.addEventListener('statechange', () => {
        if (arriving.state === 'installed') set({ hasNewVersion: true });
      });
    });
  };

  return {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async keep(container, script) {
      try {
        let isControlled = container.controller !== null;
        container.addEventListener('controllerchange', () => {
          if (isTaken) reload();
          // Another tab took the new version.
          else if (isControlled) set({ hasNewVersion: true });
          isControlled = true;
        });
        watch(await container.register(script, { updateViaCache: 'none' }));
        (await container.ready).active?.postMessage('tidy');
        set({ isReady: true });
      } catch {
        // A private window, a full disk, a browser without service workers: nothing is kept, and nothing else changes.
      }
    },
    lookForNew() {
      if (!registration || now() - lookedAt < LOOK_EVERY) return;
      lookedAt = now();
      registration.update().catch(() => undefined);
    },
    takeNew() {
      const waiting = registration?.waiting;
      isTaken = true;
      if (waiting) waiting.postMessage('take over');
      else reload();
    },
  };
}

/** The service worker of this page. */
export const offline = createOffline(
  () => location.reload(),
  () => performance.now(),
);
