/**
 * An error of the data that the settings caused, as a sentence for the person who set them.
 *
 * @param sentence what is wrong, with its values, and what to do
 * @param control dotted key of the setting to change, such as `task.samples`; {@link controlOf} reads it back
 */
export function taskError(sentence: string, control: string): Error {
  return new Error(sentence, { cause: { control } });
}

/** The setting that caused an error, if {@link taskError} made it, else `null`. */
export function controlOf(error: unknown): string | null {
  if (!(error instanceof Error) || typeof error.cause !== 'object' || error.cause === null) return null;
  return 'control' in error.cause && typeof error.cause.control === 'string' ? error.cause.control : null;
}
