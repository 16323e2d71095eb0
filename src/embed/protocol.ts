/**
 * The messages between an embedded lab and the page around it (`docs/embedding.md`). This file imports nothing: copy it into
 * a host that is written in TypeScript.
 *
 * The host sends a {@link HostMessage} by `iframe.contentWindow.postMessage(message, origin of the lab)`; the lab sends a
 * {@link LabMessage} to the page that embeds it. Every message has `lab: 1`, the version of this protocol.
 */

/** The version of the protocol. A field may be added to it; what is there keeps its meaning. */
export type ProtocolVersion = 1;

/** What the host asks for. An answer has the `id` of its question. */
export type HostMessage = { lab: ProtocolVersion; id?: string | number } & (
  | { type: 'start' | 'pause' | 'step' | 'reset' }
  /**
   * Sets settings by their keys in links, such as `{ width: 512, 'right.gamma0': 10 }`, or a whole link, its address or its
   * fragment. Answered by `link`.
   */
  | { type: 'set'; settings: Record<string, string | number | boolean> }
  | { type: 'set'; link: string }
  /** Answered by `link` or `state`. */
  | { type: 'ask'; what: 'link' | 'state' }
  /**
   * Names keys (`KeyboardEvent.key`) that the lab hands over by `key` when they are pressed in it, such as those that turn
   * slides: PageDown and PageUp in any case, others where nothing of the lab that has the focus needs them.
   */
  | { type: 'keys'; keys: string[] }
);

/** What a network has been measured to do after so many steps; `null`: not measured yet. */
export interface MeasuredNetwork {
  /** Whether it is the right one of a comparison. */
  side: 'left' | 'right';
  /** The number of optimizer steps done. */
  step: number;
  loss: number | null;
  testLoss: number | null;
  /** How far the features of each hidden layer have moved, ‖H − H₀‖ / ‖H₀‖, input side first. */
  movement: (number | null)[];
  /** The alignment of each layer of weights with the gradients, a cosine, input side first. */
  alignment: (number | null)[];
}

/** What the lab tells its host. */
export type LabMessage = { lab: ProtocolVersion; id?: string | number } &
  /** The lab listens; it is sent once, and again to a host that asks for its state. */
  (
    | { type: 'ready'; version: ProtocolVersion }
    /** `isResting`: it waits until it is seen. */
    | { type: 'state'; phase: LabPhase; isResting: boolean; step: number; stepsPerSecond: number }
    /** At most ten a second. */
    | { type: 'frames'; networks: MeasuredNetwork[] }
    /** The height in px at which all panels have their room at the present width. */
    | { type: 'height'; height: number }
    /** The address that opens what is shown, and a sentence for each part of `set` that was refused. */
    | { type: 'link'; link: string; refused: string[] }
    /** Sentences on what the lab refused: a message, or a change that the link's locks don't allow. */
    | { type: 'refused'; sentences: string[] }
    /** A key that the host has asked for was pressed in the lab. */
    | { type: 'key'; key: string }
    /** A network could not be trained further. */
    | { type: 'failed'; side: 'left' | 'right'; sentence: string }
  );

/** What a run is doing: being opened, training, at rest, at its last step, or ended by a failure. */
export type LabPhase = 'opening' | 'running' | 'paused' | 'done' | 'failed';
