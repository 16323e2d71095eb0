// Set-up of the tests of mutants: a property tries examples for a while only, since thousands of mutants come past it.
import * as fc from 'fast-check';

/** Some properties have 1,500 examples. The first one, which must be through by then, takes some tens of milliseconds. */
const LONGEST_MS = 2000;

// eslint-disable-next-line @typescript-eslint/no-deprecated -- the plugin in its place is no parameter of all properties.
fc.configureGlobal({ interruptAfterTimeLimit: LONGEST_MS });
