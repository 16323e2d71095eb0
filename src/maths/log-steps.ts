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
