import { spoken } from '../language.ts';
import { countText } from '../number-text.ts';

const listed = (values: readonly (string | number)[]) =>
  values.length < 2 ? values.join('') : `${values.slice(0, -1).join(', ')} and ${values[values.length - 1]}`;

/** The words about networks that are opened from a file of arrays. */
export const networkFile = spoken('networkFile', {
  noWeights: (file: string) =>
    `${file} holds no matrix of weights; add W1, W2, … from the input on (a single W1 is a linear model).`,
  gap: (file: string, layer: number, later: readonly string[]) =>
    `${file} has ${listed(later)} but no W${layer}; add it, or number the matrices from 1 without a gap.`,
  otherNames: (file: string, names: readonly string[]) =>
    `${file} holds ${listed(names)}, which look like weights; name them W1, b1, W2, b2, … from the input on, as four lines of Python in docs/files.md (“From PyTorch”) do.`,
  notRead: (file: string, names: readonly string[]) =>
    `${file}: only its data are read, and not ${listed(names)}; weights are named W1, b1, W2, b2, … from the input on.`,
  noMatrix: (file: string, name: string, found: string) =>
    `${file}: ${name} is ${found} where a matrix of numbers [fan_out, fan_in] is due; save it as such an array.`,
  text: 'a text',
  shape: (shape: readonly number[]) => `[${shape.join(', ')}]`,
  missing: (file: string, name: string) =>
    `${file} has no ${name}, although it has other arrays of step 0; add it, or leave all arrays of step 0 out.`,
  otherShape: (file: string, name: string, found: string, due: string) =>
    `${file}: ${name} has the shape ${found} where ${due} is due; save it in the shape that its layer has.`,
  transposed: (file: string, layer: number, [rows, columns]: readonly [number, number]) =>
    `${file}: W${layer} is [${rows}, ${columns}], which fits its neighbours only the other way round; save matrices as [fan_out, fan_in], as PyTorch does (transpose those of Keras and JAX).`,
  broken: (file: string, layer: number, fanIn: number, below: number) =>
    `${file}: W${layer} takes ${fanIn} inputs, but W${layer - 1} gives ${below}; matrices are [fan_out, fan_in], as in PyTorch.`,
  widths: (file: string, widths: readonly number[]) =>
    `${file}: its hidden layers have ${listed(widths)} units; the lab opens networks whose hidden layers have one width, so train one like that.`,
  width: (file: string) => (value: number, least: number, most: number) =>
    `${file}: its hidden layers have ${countText(value)} units; the lab takes a width from ${least} to ${countText(most)}.`,
  depth: (file: string) => (value: number, least: number, most: number) =>
    `${file}: it has ${value} hidden layers; the lab takes ${least} to ${most}.`,
  notFinite: (file: string, name: string, { row, column }: { row: number; column: number }, value: string) =>
    `${file}: ${name} has ${value} in row ${row}, column ${column}, counted from 1; the lab opens weights that are finite in float32.`,
  otherTask: (
    file: string,
    { inputs, outputs }: { inputs: number; outputs: number },
    task: { inputs: number; outputs: number },
    isOwn: boolean,
  ) =>
    `${file}: the network takes ${inputs} inputs and gives ${outputs} outputs, but ${isOwn ? 'the task that the file names' : 'the present task'} has ${task.inputs} and ${task.outputs}; choose a task of its size and open the file again, or put the data into it as x and y.`,
  otherConfig: (file: string) =>
    `${file}: the experiment in its config has another width, depth or choice of biases than its weights; leave config out to open the weights alone.`,
  badConfig: (file: string, why: string) => `${file}: its config is no experiment of the lab: ${why}`,
  noText: 'it is an array of numbers; leave it out, or save the experiment as a JSON text.',
  noJson: 'it is no JSON; leave it out to open the weights alone.',
  noActivation: (file: string, name: string, known: readonly string[]) =>
    `${file}: its activation is “${name}”; the lab has ${listed(known)}.`,
  /** The data in the file. */
  noSamples: (file: string) => `${file}: x has no sample; put at least one into it, or leave x and y out.`,
  noNumbers: (file: string, name: string) => `${file}: ${name} is a text; save it as an array of numbers.`,
  otherInputs: (file: string, name: string, shape: string, inputs: number) =>
    `${file}: ${name} has the shape ${shape}, but the network takes ${inputs} inputs; save it as [samples, ${inputs}].`,
  otherTargets: (file: string, name: string, shape: string, outputs: number) =>
    `${file}: ${name} has the shape ${shape}, but the network gives ${outputs} outputs; save it as [samples, ${outputs}]${outputs > 1 ? ', or as the number of each class' : ''}.`,
  otherRows: (file: string, x: string, rows: number, y: string, others: number) =>
    `${file}: ${x} has ${countText(rows)} samples and ${y} has ${countText(others)}; save as many of both.`,
  tooManySamples: (file: string, name: string, count: number, most: number) =>
    `${file}: ${name} has ${countText(count)} samples; the lab takes ${countText(most)}, so save fewer.`,
  noClass: (file: string, name: string, row: number, value: string, classes: number) =>
    `${file}: ${name} has ${value} in row ${row}, counted from 1; a class is a whole number from 0 to ${classes - 1}.`,
  badStep: (file: string, value: string, most: number) =>
    `${file}: step is ${value}; it is a single whole number from 0 to ${countText(most)}.`,
  badRates: (file: string, value: string, min: number, max: number) =>
    `${file}: the last rate in learning_rates is ${value}; it is a list of [step, rate], [changes, 2], with rates from ${min} to ${max}.`,
  movedAtStart: (file: string) =>
    `${file}: step is 0, but W1, W2, ... differ from W1_0, W2_0, ...; give the number of steps between them as step.`,
  /** The line about the network that was opened. */
  line: {
    label: 'The network that was opened',
    opened: (file: string, layers: readonly number[], hasBiases: boolean, step: number) =>
      `${file}: ${layers.join(' → ')}${hasBiases ? ', with biases' : ''}, at step ${countText(step)}. Play trains it on.`,
    unused: (file: string, layers: readonly number[]) =>
      `${file} is not used: the present settings ask for another shape than ${layers.join(' → ')}. Undo goes back to it.`,
    other: (file: string) => `${file} is not used: this is another experiment, which draws its weights.`,
    begin: 'Begin with it',
    beginLabel: 'Begin this experiment with the opened network',
    about: 'About the opened network',
    link: 'A link to this page holds the settings, not the weights. Take the arrays away to have both in one file.',
    snippet: 'These four lines make such a file from a PyTorch MLP, with the data that it learned from:',
    letGo: 'Let it go',
    letGoLabel: 'Let the opened network go: the next weights are drawn',
  },
  /** What the file leaves open, and what was taken for it. */
  noStart:
    'Its weights at step 0 (W1_0, W2_0, …) are not in the file: movement is measured from the weights as they were opened, and is 0 there.',
  noStep: 'The file does not say after how many steps these weights are (step): they are shown at step 1.',
  someBiases: (layers: readonly number[]) =>
    `It has no biases in layer${layers.length === 1 ? '' : 's'} ${listed(layers)}: there they start at 0.`,
  asIs: 'Its settings are not in the file: f is its output as it is (γ₀ 1, not centred), and each layer learns at the learning rate itself.',
  activation: (name: string) =>
    `Its activation is not in the file: ${name} is taken, as set before. Choose the one that it was trained with in the settings.`,
});
