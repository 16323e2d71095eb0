import { countText, numberText } from '../number-text.ts';

/** Phrases that the sentences of several tasks share. */

const MINUS = '\u2212';
const number = (value: number) => numberText(value, 3);

/** Returns a count with its noun: "1 sample", "1,024 samples". */
export const plural = (count: number, one: string, more = `${one}s`) =>
  `${countText(count)} ${count === 1 ? one : more}`;

/** Returns names of a file, which may hold commas: those that do stand in quotes, so that a list of names counts as many. */
export const told = (names: readonly string[]) =>
  names.map((name) => (name.includes(',') ? `“${name}”` : name)).join(', ');

/** Returns a sum of terms: the first three spelled out, and how many there are when that is not all. */
export const sum = (terms: number, term: (k: number) => string) => {
  const spelled = Array.from({ length: Math.min(terms, 3) }, (_, i) => term(i + 1)).join(' + ');
  return terms <= 3 ? spelled : `${spelled} + … (${countText(terms)} terms)`;
};

/** Returns the end of a sentence: how much there is to train and to test on. */
export const amount = ({ samples, testSamples }: { samples: number; testSamples: number }, one = 'sample') =>
  `: ${plural(samples, `training ${one}`)}, ${testSamples === 0 ? `no test ${one}s` : plural(testSamples, `test ${one}`)}.`;

/** Names inputs x ~ N(0, I_d). */
export const gaussians = (d: number) => plural(d, 'standard normal input');

/** Names inputs that are uniform on {-1, 1}^d. */
export const signs = (d: number) =>
  d === 1 ? `1 random sign (+1 or ${MINUS}1)` : `${countText(d)} random signs (each +1 or ${MINUS}1)`;

/** Returns the part of a sentence about noise on the training targets; empty without noise. */
export const noisyTargets = ({ noise }: { noise: number }) =>
  noise === 0 ? '' : `, with noise (σ = ${number(noise)}) on the training targets`;

/** Returns the part of a sentence about noise on the inputs; empty without noise. */
export const noisyPoints = ({ noise }: { noise: number }) =>
  noise === 0 ? '' : `, with noise (σ = ${number(noise)}) on each coordinate`;
