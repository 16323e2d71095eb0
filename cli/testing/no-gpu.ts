/** How the lab ends on a machine without a GPU. */

/** What is said at last: Dawn itself warns of the missing driver first, in lines that JavaScript can't keep back. */
export const lastLine = (text: string) => text.trimEnd().split('\n').at(-1);
/** What is said where there is no driver. */
export const NO_ADAPTER = /^The backend webgpu could not be started \(there is no WebGPU adapter\)\./;
/** What nobody shall see. */
export const JAVASCRIPT_STACK = /\.[cm]?[jt]s:\d+/;
