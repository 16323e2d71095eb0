/** What computes behind a view, and what the transport does with it. */
export interface Stage {
  /** The view is shown: it computes, or goes on. */
  show: () => void;
  /** The view is hidden: it rests, unless it is meant to go on unseen. */
  hide: () => void;
  play: () => void;
  pause: () => void;
  /** One step, then a pause; nothing where there are no steps. */
  step: () => void;
  /** The same again from the beginning. */
  reset: () => void;
}
