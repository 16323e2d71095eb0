import { changesRate, type RateSchedule } from '../../../maths/rate-schedule.ts';
import { isSameSchedule } from '../../settings/schedule-settings.ts';
import { section } from './python-text.ts';
import { followsSchedule, usedRates, type ReproducedRun } from './reproduced-run.ts';

/** PyTorch's own optimizers, with the constants of docs/maths.md 3. */
const OPTIMIZERS = {
  sgd: 'SGD(groups)  # W -= lr_l g',
  momentum: 'SGD(groups, momentum=0.9)  # v = 0.9 v + g, W -= lr_l v',
  adam: 'Adam(groups, betas=(0.9, 0.999), eps=1e-8)',
};

/** Returns the part with the optimizer and a step of training. */
export function optimizerPart(run: ReproducedRun): string {
  const { optimizer } = run.experiment.train;
  return section('The optimizer (docs/maths.md 3)', [
    optimizer === 'slo' ? null : groups(run, OPTIMIZERS[optimizer]),
    schedule(run),
    step(run),
  ]);
}

function groups(run: ReproducedRun, optimizer: string): string {
  const { net, train } = run.experiment;
  const decay = train.weightDecay === 0 ? '' : ', "decay": DECAY[l]';
  const rate = (table: string) => `"lr": ${table}[l]${followsSchedule(run) ? `, "rate": ${table}[l]` : ''}`;
  const biases = net.bias
    ? `
groups += [{"params": [b[l]], ${rate('BIAS_LR')}${train.weightDecay === 0 ? '' : ', "decay": 0'}} for l in b]`
    : '';
  return `
groups = [{"params": [W[l]], ${rate('LR')}${decay}} for l in W]${biases}
optimizer = torch.optim.${optimizer}`;
}

/** Returns the function of the schedules; `null` where the rate is constant. */
function schedule(run: ReproducedRun): string | null {
  if (!followsSchedule(run)) return null;
  const used = usedRates(run).filter(
    ({ schedule }, i, all) => i === 0 || !isSameSchedule(schedule, all[i - 1].schedule),
  );
  const parts = used
    .toReversed()
    .map(({ step, schedule }) =>
      step === 0
        ? indented(factorOf(schedule), 4)
        : `    if step >= ${step}:  # it was changed there\n${indented(factorOf(schedule), 8)}`,
    );
  return `
def rate_factor(step):
    """Returns the factor of the schedule on all learning rates after so many steps (docs/maths.md 3)."""
${parts.join('\n')}`;
}

const indented = (lines: readonly string[], spaces: number) =>
  lines.map((line) => ' '.repeat(spaces) + line).join('\n');

/** Returns the lines that return the factor of a schedule. */
function factorOf(schedule: RateSchedule | undefined): string[] {
  if (!changesRate(schedule)) return ['return 1'];
  const { kind, warmup, steps, final, every, factor } = schedule;
  const since = warmup === 0 ? 'step' : `(step - ${warmup})`;
  const shapes = {
    constant: ['return 1'],
    cosine: [
      `final, share = ${final}, min(${since} / ${steps}, 1)`,
      'return final + (1 - final) * (1 + math.cos(math.pi * share)) / 2',
    ],
    step: [`return ${factor} ** (${since} // ${every})`],
  };
  const rise = [`if step < ${warmup}:`, `    return (step + 1) / ${warmup}`];
  return [...(warmup === 0 ? [] : rise), ...shapes[kind]];
}

function step(run: ReproducedRun): string {
  const { experiment } = run;
  const { train, net } = experiment;
  const isSlo = train.optimizer === 'slo';
  const decays = train.weightDecay !== 0;
  const setRates = isSlo ? changeSlo(run, net.bias) : change(run);
  return `
def train_step(${stepArgument(run)}x, y):
    """Makes one step on a batch."""${setRates}
    set_gradients(x, y)
    with torch.no_grad():${isSlo ? sloMoves(run, decays) : ''}${
      !isSlo && decays
        ? `
        for group in optimizer.param_groups:
            for parameter in group["params"]:
                parameter -= group["lr"] * group["decay"] * parameter`
        : ''
    }${isSlo ? '' : '\n        optimizer.step()'}`;
}

const wasChanged = (run: ReproducedRun): boolean => usedRates(run).some(({ lr }, _, [first]) => lr !== first.lr);

/** Returns the first argument of a training step, where its learning rates depend on the step. */
export const stepArgument = (run: ReproducedRun): string => (wasChanged(run) || followsSchedule(run) ? 'step, ' : '');

/** Returns the lines that set the learning rates of a step. */
function change(run: ReproducedRun): string {
  const onSchedule = followsSchedule(run);
  const rate = onSchedule ? 'rate' : 'lr';
  const lines = [
    ...(wasChanged(run) ? [`group["${rate}"] *= LR_CHANGES.get(step, 1)`] : []),
    ...(onSchedule ? ['group["lr"] = group["rate"] * rate_factor(step)'] : []),
  ];
  return inLoop('for group in optimizer.param_groups:', lines);
}

const changeSlo = (run: ReproducedRun, bias: boolean): string =>
  inLoop(
    'for l in LR:',
    wasChanged(run)
      ? ['LR', ...(bias ? ['BIAS_LR'] : [])].map((rates) => `${rates}[l] *= LR_CHANGES.get(step, 1)`)
      : [],
  );

const inLoop = (head: string, lines: readonly string[]): string =>
  lines.length === 0 ? '' : [`\n    ${head}`, ...lines.map((line) => `        ${line}`)].join('\n');

const sloMoves = (run: ReproducedRun, decays: boolean): string => {
  const { net } = run.experiment;
  const factor = followsSchedule(run) ? ' * rate_factor(step)' : '';
  return `
        for l in W:  # W -= lr_l C_l g / ||g||: speed-limited optimization
            direction = SPEED[l] * W[l].grad / (W[l].grad.norm() + 1e-12)
            W[l] -= LR[l]${factor} * ${decays ? '(direction + DECAY[l] * W[l])' : 'direction'}${
              net.bias
                ? `
            b[l] -= BIAS_LR[l]${factor} * SPEED[l] * b[l].grad / (b[l].grad.norm() + 1e-12)`
                : ''
            }`;
};
