// Set-up of the tests of mutants: a property tries examples for a while only, since thousands of mutants come past it.
import * as fc from 'fast-check';

/** By default, 100 examples take a few milliseconds; the longest properties, of thousands, take three seconds. */
const LONGEST_MS = 250;

// eslint-disable-next-line @typescript-eslint/no-deprecated -- the plugin in its place is no parameter of all properties.
fc.configureGlobal({ interruptAfterTimeLimit: LONGEST_MS });
