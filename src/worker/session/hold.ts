/** Something that others wait at while it is set. */
export interface Hold {
  set: (isHeld: boolean) => void;
  /** Resolves as soon as it is not set. */
  released: () => Promise<void>;
}

/** A hold that is not set. */
export function createHold(): Hold {
  let isHeld = false;
  let waiting: (() => void)[] = [];
  return {
    set: (held) => {
      isHeld = held;
      if (isHeld) return;
      for (const resolve of waiting) resolve();
      waiting = [];
    },
    released: () => (isHeld ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve()),
  };
}
