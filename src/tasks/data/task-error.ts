/**
 * Returns an error in the data that a setting caused, as a sentence for the user.
 *
 * @param sentence what is wrong, with its values, and what to do
 * @param control dotted key of the setting to change, such as `task.samples`; {@link controlOf} reads it back
 */
export function taskError(sentence: string, control: string): Error {
  return new Error(sentence, { cause: { control } });
}

/** Returns the setting that caused an error if {@link taskError} made the error, else `null`. */
export function controlOf(error: unknown): string | null {
  if (!(error instanceof Error) || typeof error.cause !== 'object' || error.cause === null) return null;
  return 'control' in error.cause && typeof error.cause.control === 'string' ? error.cause.control : null;
}
