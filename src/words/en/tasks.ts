const MINUS = '\u2212';

const number = (value: number) => value.toLocaleString('en-US', { maximumSignificantDigits: 3 });
const whole = (value: number) => value.toLocaleString('en-US');
const plural = (count: number, one: string) => `${whole(count)} ${count === 1 ? one : `${one}s`}`;
const subscript = (n: number) => String(n).replace(/\d/g, (digit) => String.fromCharCode(0x2080 + Number(digit)));
const x = (index: number) => `x${subscript(index)}`;

const amount = (samples: number, testSamples: number) =>
  `${plural(samples, 'sample')} to learn from, ${testSamples === 0 ? 'none' : whole(testSamples)} to test on`;
const gaussians = (d: number) => `${plural(d, 'random number')} (bell-shaped, mean 0, variance 1)`;
const signs = (d: number) =>
  d === 1 ? '1 random sign (+1 or ' + MINUS + '1)' : `${whole(d)} random signs (each +1 or ${MINUS}1)`;
const noisy = (noise: number) => (noise === 0 ? '' : `, blurred while learning by noise of size ${number(noise)}`);

/** The first terms of a sum spelled out, and how many there are when that is not all. */
const sum = (terms: number, term: (k: number) => string) => {
  const spelled = Array.from({ length: Math.min(terms, 3) }, (_, i) => term(i + 1)).join(' + ');
  return terms <= 3 ? spelled : `${spelled} + … (${whole(terms)} terms)`;
};
const product = (first: number, last: number) =>
  last - first > 2
    ? `${x(first)}${x(first + 1)}…${x(last)}`
    : Array.from({ length: last - first + 1 }, (_, i) => x(first + i)).join('');

const classNames = (digits: readonly number[]) =>
  digits.length === 10
    ? 'all ten digits'
    : `the digits ${digits.slice(0, -1).join(', ')} and ${digits.slice(-1).join('')}`;

const links = {
  hermite2: `(z² ${MINUS} 1) / √2`,
  hermite3: `(z³ ${MINUS} 3z) / √6`,
  relu: '√2 max(0, z)',
  tanh: '1.59 tanh(z)',
  sine: '1.41 sin(2z)',
};

const manyLinks = {
  squares: (rank: number) =>
    `${rank === 1 ? 'the square of the value along it' : 'the sum of the squares of the values along them'}, shifted and scaled to mean 0 and variance 1`,
  product: (rank: number) => (rank === 1 ? 'the value along it' : 'the product of the values along them'),
};

const curves = {
  sine: 'a sine wave of two periods',
  step: 'a step from ' + MINUS + '1 to 1',
  bumps: 'three bumps, from broad to narrow',
  sawtooth: 'a sawtooth of four teeth',
};

const shapes = {
  spirals: 'which of two entwined spirals it lies on',
  circles: 'whether it lies in the inner disc or in the ring around it',
  xor: 'whether its two coordinates have the same sign',
  gaussians: 'which of two round clouds it belongs to',
};

/** What the tasks say: one sentence each, the axes of their pictures, and what can be wrong with data. */
export const tasks = {
  badCase: (key: string) =>
    `This is not a case: it lacks ${key}, or has something else there. A case has config, data with x and y, and weights, as fixtures/README.md says; an experiment alone goes with --config FILE.`,
  caseShape: (where: string, inputs: number, outputs: number) =>
    `The case's ${where} needs as many rows in x as in y, each of ${inputs} inputs and of ${outputs} outputs.`,
  digits: (side: number, digits: readonly number[], samples: number, testSamples: number) =>
    `In goes a handwritten digit of ${side} × ${side} grey pixels, out must come ${
      digits.length === 10 ? 'which of the ten digits it is' : `whether it is a ${digits.join(' or a ')}`
    }: ${plural(samples, 'image')} to learn from, ${testSamples === 0 ? 'none' : whole(testSamples)} to test on.`,
  singleIndex: (d: number, link: keyof typeof links, noise: number, samples: number, testSamples: number) =>
    `In go ${gaussians(d)}, out must come ${links[link]}, where z is the input along one hidden direction${noisy(noise)}: ${amount(samples, testSamples)}.`,
  multiIndex: (
    d: number,
    rank: number,
    link: keyof typeof manyLinks,
    noise: number,
    samples: number,
    testSamples: number,
  ) =>
    `In go ${gaussians(d)}, seen along ${plural(rank, 'hidden direction')}; out must come ${manyLinks[link](rank)}${noisy(noise)}: ${amount(samples, testSamples)}.`,
  chain: (d: number, terms: number, noise: number, samples: number, testSamples: number) =>
    `In go ${gaussians(d)}, out must come ${sum(terms, (k) => x(k) + x(k + 1))}${noisy(noise)}: ${amount(samples, testSamples)}.`,
  staircase: (d: number, degree: number, noise: number, samples: number, testSamples: number) =>
    `In go ${signs(d)}, out must come ${sum(degree, (k) => product(1, k))}${noisy(noise)}: ${amount(samples, testSamples)}.`,
  parity: (d: number, degree: number, samples: number, testSamples: number) =>
    `In go ${signs(d)}, out must come ${degree === 1 ? 'the first of them' : `the product of the first ${degree}`}: ${amount(samples, testSamples)}.`,
  linearTeacher: (d: number, outputs: number, noise: number, samples: number, testSamples: number) =>
    `In go ${gaussians(d)}, out must come ${
      outputs === 1 ? 'one hidden weighted sum of them' : `${whole(outputs)} hidden weighted sums of them`
    }${noisy(noise)}: ${amount(samples, testSamples)}.`,
  randomLabels: (d: number, samples: number, testSamples: number) =>
    `In go ${gaussians(d)}, out must come one of two labels drawn by a coin, so there is nothing to learn but the samples themselves: ${amount(samples, testSamples)}.`,
  curve: (curve: keyof typeof curves, noise: number, samples: number, testSamples: number) =>
    `In goes one number x, out must come the height of ${curves[curve]} at x${noisy(noise)}: ${amount(samples, testSamples)}.`,
  planar: (shape: keyof typeof shapes, noise: number, samples: number, testSamples: number) =>
    `In goes a point of the plane${noise === 0 ? '' : ` (shaken by ${number(noise)})`}, out must come ${shapes[shape]}: ${amount(samples, testSamples)}.`,

  axes: {
    x,
    target: 'target y',
    output: (index: number) => `target y${subscript(index)}`,
    curveX: 'x',
    projection: (index?: number) => `u${index === undefined ? '' : subscript(index)}·x`,
    product,
  },

  tooFewDigits: (digits: readonly number[], samples: number, testSamples: number, available: number) =>
    `${plural(samples + testSamples, 'image')} of ${classNames(digits)} (${whole(samples)} to learn from, ${whole(testSamples)} to test on) are wanted, ` +
    `but there are only ${whole(available)}; take at most ${whole(available)} samples and test samples together${digits.length === 10 ? '' : ', or all ten digits'}.`,
  brokenDigits: (problem: string) =>
    `The file of handwritten digits can't be read: ${problem}. Reload the page to fetch it again; if you built the lab yourself, delete public/digits and build once more.`,
  broken: {
    stream: 'it is not a complete compressed stream',
    format: 'it is not in the format of this version of the lab',
    length: (bytes: number, expected: number) => `it holds ${whole(bytes)} bytes where ${whole(expected)} are due`,
    checksum: 'its checksum is wrong',
  },
  givenHasData:
    'The task "given" is not generated: its data comes with the configuration, as a fixture does; choose another task, or run the file that holds the data.',
};
