/**
 * Returns whether `step` is one of 0, 1, 2, 3, 4, 6, 8, 11, 16, ...: two per octave. Runs measure everything at these
 * steps, however fast they are, so that two runs of one link can be compared frame by frame.
 */
export function isLogStep(step: number): boolean {
  // Of 0 they are minus infinity, whose power is 0 again.
  const halfOctaves = Math.round(2 * Math.log2(step));
  return Math.round(2 ** (halfOctaves / 2)) === step;
}

/**
 * Returns the steps from 0 to `last` at which a training without a page measures: `perOctave` whole numbers in every
 * octave, and the last step. Two per octave are those of {@link isLogStep}.
 */
export function logSteps(last: number, perOctave: number): number[] {
  const octaves = Math.log2(Math.max(1, last));
  const powers = Array.from({ length: Math.floor(octaves * perOctave) + 1 }, (_, k) =>
    Math.round(2 ** (k / perOctave)),
  );
  return [...new Set([0, ...powers, last])].filter((step) => step <= last);
}
