/** The accessible name follows the data this often, in milliseconds: at each frame it would only be noise. */
const EVERY = 1000;

/** A function that keeps the accessible name of `image` up to date, at most once a second, the last state included. */
export function accessibleName<State>(image: Element, sentence: (state: State) => string): (state: State) => void {
  let isPending = false;
  let latest: State;
  const write = () => {
    isPending = false;
    image.setAttribute('aria-label', sentence(latest));
  };
  return (state) => {
    latest = state;
    if (!image.hasAttribute('aria-label')) write();
    else if (!isPending) {
      isPending = true;
      setTimeout(write, EVERY);
    }
  };
}
