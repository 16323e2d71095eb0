/** The phrases for allowed values of a configuration, a link or a control; each follows "allowed:". */
export const config = {
  number: (min: number, max: number) => `a number from ${min} to ${max}`,
  wholeNumber: (min: number, max: number) => `a whole number from ${min} to ${max}`,
  numbers: (least: number, most: number, min: number, max: number) =>
    `a list of ${least === most ? least : `${least} to ${most}`} numbers from ${min} to ${max}`,
  flag: 'true or false',
  oneOf: (options: readonly string[]) => `one of ${options.join(', ')}`,
  object: 'an object of settings',
  required: 'a value, which can’t be left out',
  noSuchKey: 'no such key; leave it out',
  version: '1, the only version there is',
  evenWidth: 'an even number: a symmetric network is made of two halves',
  triple: 'three exponents (input, hidden, output) with the preset "custom", and none with any other',
  batch: (min: number, max: number) => `"full", or a whole number from ${min} to ${max}`,
  crossEntropy: '"mse" for this task: cross-entropy needs one-hot classes',
  integrableAdam: 'any scaling but "ip" with adam: for "ip", no learning rates of adam are defined',
  speeds: 'one speed per weight layer (depth + 1 numbers) with the optimizer "slo", and none with any other',
  pcNeedsPc: 'settings of predictive coding with the rule "pc", and none with any other',
  tpNeedsTp: 'settings of target propagation with the rule "tp" or "dtp", and none with any other',
  noRichness: '1 with the rules "pc", "tp" and "dtp", whose energies and targets have no richness',
  noCentring: 'false with the rules "pc", "tp" and "dtp", whose energies and targets have no centring',
  criticalUnit: '"absolute" with adam and slo: only the steps of sgd and momentum have a critical learning rate',
  pcGbar: '0 with the rule "pc" unless the scaling is "mup"',
  sampleIndex: (samples: number) =>
    `a whole number from 0 to ${samples - 1}, since there are ${samples} training samples, counted from 0`,
  batchSize: (size: number) => `${size} ${size === 1 ? 'sample' : 'samples'}, as in the first batch`,
  batchSamples: (most: number) => `a list of at least one sample, and of at most ${most.toLocaleString('en')}`,
  batches: (most: number) => `a list of 1 to ${most.toLocaleString('en')} batches, each a list of samples`,
  measuredSteps: (most: number, last: number) =>
    `a list of at most ${most.toLocaleString('en')} steps, whole numbers from 0 to ${last}`,
  layerLr: 'one factor per weight layer: depth + 1 numbers',
  digitClasses: '"all", or two different digits such as "3-7"',
  side: '14 or 28',
  priorTargets: 'fewer targets than inputs, so that one input is left to predict',
  priorRank: 'at most as many targets as a layer has units, since narrower networks fit no more',
  priorOutputs: '1 with targets y, for which the posterior of one output is known',
  problem: (key: string, found: string, allowed: string) => `${key} is ${found}; allowed: ${allowed}.`,
  longList: (start: string, entries: number) => `${start} (a list of ${entries.toLocaleString('en')})`,
  moreProblems: (count: number) => `There are ${count.toLocaleString('en')} more such problems.`,
  missing: 'missing',
  whole: 'the configuration',
};

/** The sentences about a link that could not be taken as it is. */
export const link = {
  unknownKey: (key: string) => `The link sets "${key}", which this lab does not know; it is ignored.`,
  unreadable: (part: string) => `A part of the link can't be read and is ignored: "${part}".`,
  newerVersion: (version: string, newest: number) =>
    `The link is of version "${version}", but this lab knows links up to version ${newest} only; it is read as version ${newest}.`,
  replaced: (key: string, found: string, allowed: string, used: string) =>
    `In the link, ${key} is ${found}; allowed: ${allowed}. Used instead: ${used}.`,
  leftOut: (key: string, found: string, allowed: string) =>
    `In the link, ${key} is ${found}; allowed: ${allowed}. It is left out.`,
  defaultReplaced: (key: string, usual: string, allowed: string, used: string) =>
    `The link does not set ${key}, which then is ${usual}; allowed: ${allowed}. Used instead: ${used}.`,
  otherReplaced: (key: string, found: string, cause: string, allowed: string, used: string) =>
    `In the link, ${key} is ${found}, which does not fit ${cause} (allowed: ${allowed}). Used instead: ${used}.`,
  otherDefaultReplaced: (key: string, usual: string, cause: string, allowed: string, used: string) =>
    `The link does not set ${key}, which then is ${usual} and does not fit ${cause} (allowed: ${allowed}). Used instead: ${used}.`,
  noFit: 'settings that fit each other',
  tooLong: (found: number, most: number) =>
    `The link has ${found.toLocaleString('en')} characters, and the lab reads at most ${most.toLocaleString('en')}; all of it is left out.`,
  tooManyPairs: (found: number, most: number) =>
    `The link has ${found.toLocaleString('en')} parts, and the lab reads at most ${most}; all of it is left out.`,
  more: (count: number) => `The link has ${count.toLocaleString('en')} more such faults.`,
  axis: 'a setting with its values, such as "train.lr:0.01,0.1" or "train.lr:log:0.01:1:5"',
  axisParts: {
    from: (allowed: string) => `as its first value, ${allowed}`,
    to: (allowed: string) => `as its last value, ${allowed}`,
    count: (allowed: string) => `as the number of its values, ${allowed}`,
    scale: (allowed: string) => `as its spacing, ${allowed}`,
  } as Readonly<Partial<Record<string, (allowed: string) => string>>>,
  lessonId: 'the name of a lesson, such as "alignment"',
};
