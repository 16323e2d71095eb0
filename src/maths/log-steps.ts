/**
 * Whether `step` is one of 0, 1, 2, 3, 4, 6, 8, 11, 16, ...: two per octave. Runs measure
 * everything at these steps whatever the clock says, so that two runs of one link can be compared
 * frame by frame.
 */
export function isLogStep(step: number): boolean {
  if (step <= 1) return step >= 0;
  const halfOctaves = Math.round(2 * Math.log2(step));
  return Math.round(2 ** (halfOctaves / 2)) === step;
}

/**
 * The steps from 0 to `last` at which a training without a page measures: `perOctave` in every octave, as whole
 * numbers (two: those of {@link isLogStep}), and the last.
 */
export function logSteps(last: number, perOctave: number): number[] {
  const octaves = Math.log2(Math.max(1, last));
  const powers = Array.from({ length: Math.floor(octaves * perOctave) + 1 }, (_, k) =>
    Math.round(2 ** (k / perOctave)),
  );
  return [...new Set([0, ...powers, last])].filter((step) => step <= last);
}
