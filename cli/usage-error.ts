/** The command or the configuration is wrong, as a sentence for the person who typed it. */
export class UsageError extends Error {}
