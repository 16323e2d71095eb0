/** The exit code of a command that failed on the way. */
export const EXIT_FAILED = 1;
/** The exit code of a command that was wrong. */
export const EXIT_USAGE = 2;
