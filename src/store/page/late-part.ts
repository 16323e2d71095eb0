/**
 * A part of the page that is loaded late and may fail to: offline, a dropped request, a server that has a newer lab by
 * now. A failed load can be tried again. `React.lazy` keeps a failure for ever, and so did browsers with failed imports.
 */

/** The state of a late part; while it is loaded again, the old `problem` stays. */
export interface LateState<Module> {
  module: Module | null;
  isLoading: boolean;
  /** The reason why the last load failed. */
  problem: string | null;
}

/** A part of the page that is loaded late. */
export interface LatePart<Module> {
  state: () => LateState<Module>;
  /** Calls back after each change of the state; returns a function that ends this. */
  subscribe: (listener: () => void) => () => void;
  /** Loads the part, or tries again after a failure. Never throws. */
  load: () => Promise<void>;
}

/** Creates a late part; `fetchModule` imports it. */
export function latePart<Module>(fetchModule: () => Promise<Module>): LatePart<Module> {
  let state: LateState<Module> = { module: null, isLoading: false, problem: null };
  let present: Promise<void> | null = null;
  let failures = 0;
  const listeners = new Set<() => void>();
  const set = (next: LateState<Module>) => {
    state = next;
    for (const listener of [...listeners]) listener();
  };

  const load = async () => {
    set({ ...state, isLoading: true });
    try {
      await restoreStyles(state.problem);
      const module = await (failures > 0 ? importAgain(fetchModule, failures) : fetchModule());
      set({ module, isLoading: false, problem: null });
    } catch (error) {
      failures++;
      set({ module: null, isLoading: false, problem: error instanceof Error ? error.message : String(error) });
    }
    present = null;
  };

  return {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    load: () => (state.module ? Promise.resolve() : (present ??= load())),
  };
}

/** The address of a script in the messages of Chromium and Firefox about a failed import. */
const SCRIPT = /https?:\S+\.js$/;

/** Imports once more; with another address if the browser has kept the failure of the first one. */
async function importAgain<Module>(fetchModule: () => Promise<Module>, failures: number): Promise<Module> {
  try {
    return await fetchModule();
  } catch (error) {
    const address = error instanceof Error ? SCRIPT.exec(error.message)?.[0] : undefined;
    if (address === undefined) throw error;
    return (await import(/* @vite-ignore */ `${address}?again=${failures}`)) as Module;
  }
}

/** The addresses of style sheets that could not be loaded. */
const lostStyles = new Set<string>();

/**
 * Notes the style sheets that fail to load, for as long as the page lives. Vite asks for the styles of a part once: a
 * second import succeeds without them.
 */
export function watchStyles(): void {
  const lose = (link: HTMLLinkElement) => {
    lostStyles.add(link.href);
    link.remove();
  };
  const isStyle = (target: unknown): target is HTMLLinkElement =>
    target instanceof HTMLLinkElement && target.rel === 'stylesheet';
  addEventListener('error', ({ target }) => isStyle(target) && lose(target), { capture: true });
  // By default Vite's event lets the import fail, so that the part says so; it must never reload the page with its run.
  addEventListener('vite:preloadError', () => undefined);
}

/** Loads the lost style sheets again. Throws only if the one that `problem` names is still lost. */
async function restoreStyles(problem: string | null): Promise<void> {
  const restored = [...lostStyles].map(async (href) => {
    if (!(await loadStyle(href)) && problem?.includes(href)) throw new Error(problem);
  });
  await Promise.all(restored);
}

function loadStyle(href: string): Promise<boolean> {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = href;
  return new Promise((resolve) => {
    link.addEventListener('load', () => {
      lostStyles.delete(href);
      resolve(true);
    });
    link.addEventListener('error', () => resolve(false));
    document.head.append(link);
  });
}
