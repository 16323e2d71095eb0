import { spoken } from '../language.ts';
import { countText } from '../number-text.ts';

/** The phrases for allowed values of a configuration, a link or a control; each follows "allowed:". */
export const config = spoken('config', {
  number: (min: number, max: number) => `a number from ${min} to ${max}`,
  wholeNumber: (min: number, max: number) => `a whole number from ${min} to ${max}`,
  numbers: (least: number, most: number, min: number, max: number) =>
    `a list of ${least === most ? least : `${least} to ${most}`} numbers from ${min} to ${max}`,
  flag: 'true or false',
  oneOf: (options: readonly string[]) => `one of ${options.join(', ')}`,
  someOf: (options: readonly string[]) => `some of ${options.join(', ')}, with commas between`,
  layerOf: (all: readonly string[], most: number) => `${all.join(', ')}, or a layer from 1 to ${most}`,
  charts: (charts: readonly string[], displays: readonly string[]) =>
    `a chart (${charts.join(', ')}), a point and its display (${displays.join(', ')}), with commas between`,
  tooDeep: (most: number) => `lists and objects stand more than ${most} levels deep in each other`,
  object: 'an object of settings',
  required: 'a value, which can’t be left out',
  noSuchKey: 'no such key; leave it out',
  version: '1, the only version there is',
  evenWidth: 'an even number: a symmetric network is made of two halves',
  triple: 'three exponents (input, hidden, output) with the preset "custom", and none with any other',
  batch: (min: number, max: number) => `"full", or a whole number from ${min} to ${max}`,
  crossEntropy: '"mse" for this task: cross-entropy needs one-hot classes',
  noIntegrableAdam: 'The scaling "ip" has no learning rates for adam; take another scaling or optimizer.',
  exponentsMissing: 'The preset "custom" needs scaling.b and scaling.c, three exponents each.',
  integrableAdam: 'any scaling but "ip" with adam: for "ip", no learning rates of adam are defined',
  speeds: 'one speed per weight layer (depth + 1 numbers) with the optimizer "slo", and none with any other',
  residualNeedsBp: '"none" with every rule but "bp": only backpropagation sends errors down skip connections',
  hiddenStates: 'at least 1 with the rules "pc", "tp" and "dtp", which move hidden states',
  symmetricNeedsLayers: 'false with depth 0: a linear model has no two halves',
  pcNeedsPc: 'settings of predictive coding with the rule "pc", and none with any other',
  tpNeedsTp: 'settings of target propagation with the rule "tp" or "dtp", and none with any other',
  noRichness: '1 with the rules "pc", "tp" and "dtp", whose energies and targets have no richness',
  noCentring: 'false with the rules "pc", "tp" and "dtp", whose energies and targets have no centring',
  criticalUnit: '"absolute" with adam and slo: only the steps of sgd and momentum have a critical learning rate',
  pcGbar: '0 with the rule "pc" unless the scaling is "mup"',
  sampleIndex: (samples: number) =>
    `a whole number from 0 to ${samples - 1}, since there are ${samples} training samples, counted from 0`,
  batchSize: (size: number) => `${size} ${size === 1 ? 'sample' : 'samples'}, as in the first batch`,
  batchSamples: (most: number) => `a list of at least one sample, and of at most ${countText(most)}`,
  batches: (most: number) => `a list of 1 to ${countText(most)} batches, each a list of samples`,
  measuredSteps: (most: number, last: number) =>
    `a list of at most ${countText(most)} steps, whole numbers from 0 to ${last}`,
  layerLr: 'one factor per weight layer: depth + 1 numbers',
  digest: '16 hex digits, the digest of data that you have opened',
  fileName: (most: number) => `the name of a file, of at most ${most} characters`,
  digitClasses: '"all", or two different digits such as "3-7"',
  side: '14 or 28',
  priorTargets: 'fewer targets than inputs, so that one input is left to predict',
  priorRank: 'at most as many targets as a layer has units, since narrower networks fit no more',
  priorOutputs: '1 with targets y, for which the posterior of one output is known',
  problem: (key: string, found: string, allowed: string, nearest: string | null): string =>
    allowed === config.noSuchKey
      ? `${key} is ${found}, but there is no such setting; ${nearest === null ? '' : `write ${nearest}, or `}leave it out.`
      : `${key} is ${found}; allowed: ${allowed}.`,
  longList: (start: string, entries: number) => `${start} (a list of ${countText(entries)})`,
  moreProblems: (count: number) => `There are ${countText(count)} more such problems.`,
  missing: 'missing',
  whole: 'the configuration',
});

/** Why settings that clash can't stand together, by the phrase for what is allowed. */
const CLASHES: ReadonlyMap<string, string> = new Map([
  [config.evenWidth, 'a symmetric network is made of two halves'],
  [config.triple, 'the scaling "custom" needs exponents of its own, and no other has any'],
  [config.crossEntropy, 'cross-entropy needs a task with one-hot classes'],
  [config.integrableAdam, 'the scaling "ip" has no learning rates for Adam'],
  [config.speeds, 'the optimizer "slo" takes one speed for each weight layer (depth + 1), and no other has speeds'],
  [config.residualNeedsBp, 'only backpropagation trains residual networks'],
  [config.hiddenStates, 'this rule moves hidden states, and there are none'],
  [config.symmetricNeedsLayers, 'a linear model has no two halves'],
  [config.pcNeedsPc, 'only predictive coding has such settings'],
  [config.tpNeedsTp, 'only target propagation has such settings'],
  [config.criticalUnit, 'only SGD and momentum have a critical learning rate'],
  [config.pcGbar, 'predictive coding has this exponent only with the scaling "mup"'],
  [config.layerLr, 'there is one factor for each weight layer (depth + 1)'],
  [config.priorTargets, 'there are fewer targets than inputs, so that one input is left to predict'],
  [config.priorRank, 'a layer needs at least as many units as there are targets'],
  [config.priorOutputs, 'with data y there is one output, for which the posterior is known'],
]);

/** The things that rules with energies or targets lack, by the phrase for what is allowed. */
const LACKING: ReadonlyMap<string, string> = new Map([
  [config.noRichness, 'no richness'],
  [config.noCentring, 'no centred output'],
]);
const LACKING_RULES: Readonly<Partial<Record<string, string>>> = {
  pc: 'predictive coding has',
  tp: 'target propagation has',
  dtp: 'difference target propagation has',
};

/** Lists the keys of settings: "b, c and width". */
const LIST = new Intl.ListFormat('en-GB');

/** The sentences about a link that could not be taken as it is. A setting is named by its label and its key. */
export const link = spoken('link', {
  task: 'Task',
  named: (label: string, key: string) => `"${label}" (${key})`,
  unknownLesson: (id: string) => `There is no lesson "${id}". Choose one from the list.`,
  unknownKey: (key: string, nearest: string | null) =>
    `The link sets "${key}", which this lab does not know${nearest === null ? '' : ` (it knows "${nearest}")`}; it is ignored.`,
  /** A setting that the lab has, but not the view that the link opens. */
  otherView: {
    training: (name: string) => `${name} is ignored: a training run has no such setting.`,
    prior: (name: string) => `${name} is ignored: the prior has no such setting.`,
  },
  onlyTraining: (key: string) => `"${key}" is ignored: only the training view compares two networks.`,
  sameOnBoth: (name: string) => `${name} is the same on the left side, so it makes no difference yet.`,
  noComparison: 'Nothing valid is left of the right side of the link, so it opens one network instead of two.',
  repeated: (name: string, last: string) => `The link sets ${name} more than once; the last value counts, ${last}.`,
  unreadable: (part: string) => `A part of the link can't be read and is ignored: "${part}".`,
  newerVersion: (version: string, newest: number) =>
    `The link is of version "${version}", but this lab knows links up to version ${newest} only; it is read as version ${newest}.`,
  replaced: (name: string, found: string, allowed: string, used: string) =>
    `${name} was set to ${used} instead of ${found}: it takes ${allowed}.`,
  leftOut: (name: string, found: string, allowed: string) => `${name} = ${found} was left out: it takes ${allowed}.`,
  /** A change that makes settings fit each other; `to` are the keys of the link that ask for it. */
  changed: (name: string, change: string, to: readonly string[], why: string) =>
    `${name} was ${change}${to.length > 0 ? ` to fit ${LIST.format(to)}` : ''}: ${why}.`,
  changes: {
    leftOut: 'left out',
    switched: (isOn: boolean) => `switched ${isOn ? 'on' : 'off'}`,
    set: (used: string, found: string | null) => `set to ${used}${found === null ? '' : ` instead of ${found}`}`,
  },
  /** Returns why settings clash; `at`: the keys at fault, if they are others; `rule`: that of the mended settings. */
  why: (allowed: string, at: readonly string[], rule: string) => {
    const lacking = LACKING.get(allowed);
    if (lacking) return `${LACKING_RULES[rule] ?? 'predictive coding and target propagation have'} ${lacking}`;
    return CLASHES.get(allowed) ?? `${LIST.format(at) || 'it'} ${at.length > 1 ? 'take' : 'takes'} ${allowed}`;
  },
  notInTask: (task: string) => `the task "${task}" has no such setting`,
  noEffect: (name: string, why: string) => `${name} has no effect here: ${why}.`,
  /** Why a setting has no effect, by its path. */
  unused: {
    'train.rho': 'only feedback alignment has it',
    'train.decayScale': 'there is no weight decay',
    'train.pc.gbar': 'only the scaling "mup" has it',
  },
  unusedSetting: 'the other settings make no use of it',
  /** Why there is no kernel method beside a network. */
  noTwin: {
    rule: 'only backpropagation has it',
    optimizer: 'only SGD and momentum have it',
    weightDecay: 'a network with weight decay has none',
  },
  noFit: 'settings that fit each other',
  tooLong: (found: number, most: number) =>
    `The link has ${countText(found)} characters, and the lab reads at most ${countText(most)}; all of it is left out.`,
  tooManyPairs: (found: number, most: number) =>
    `The link has ${countText(found)} parts, and the lab reads at most ${most}; all of it is left out.`,
  more: (count: number) => `The link has ${countText(count)} more such faults.`,
  axis: 'a setting with its values, such as "train.lr:0.01,0.1" or "train.lr:log:0.01:1:5"',
  axisParts: {
    from: (allowed: string) => `${allowed} as its first value`,
    to: (allowed: string) => `${allowed} as its last value`,
    count: (allowed: string) => `${allowed} as the number of its values`,
    scale: (allowed: string) => `${allowed} as its spacing`,
  },
  lessonId: 'the name of a lesson, such as "alignment"',
});
