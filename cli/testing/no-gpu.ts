/** The output of the lab on a machine without a GPU. */

/** Returns the last line: Dawn itself first warns of the missing driver, in lines that JavaScript can't suppress. */
export const lastLine = (text: string) => text.trimEnd().split('\n').at(-1);
/** The sentence about a missing driver. */
export const NO_ADAPTER = /^The backend webgpu could not be started \(there is no WebGPU adapter\)\./;
/** A line of a stack, which nobody shall see. */
export const JAVASCRIPT_STACK = /\.[cm]?[jt]s:\d+/;
