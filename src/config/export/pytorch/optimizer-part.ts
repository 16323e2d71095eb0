import type { Experiment } from '../../experiment.ts';
import { section } from './python-text.ts';
import { learningRatesInTurn, type ReproducedRun } from './reproduced-run.ts';

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
    optimizer === 'slo' ? null : groups(run.experiment, OPTIMIZERS[optimizer]),
    step(run),
  ]);
}

function groups({ net, train }: Experiment, optimizer: string): string {
  const decay = train.weightDecay === 0 ? '' : ', "decay": DECAY[l]';
  const biases = net.bias
    ? `
groups += [{"params": [b[l]], "lr": BIAS_LR[l]${train.weightDecay === 0 ? '' : ', "decay": 0'}} for l in b]`
    : '';
  return `
groups = [{"params": [W[l]], "lr": LR[l]${decay}} for l in W]${biases}
optimizer = torch.optim.${optimizer}`;
}

function step(run: ReproducedRun): string {
  const { experiment } = run;
  const isSlo = experiment.train.optimizer === 'slo';
  const changes = learningRatesInTurn(run).length > 1;
  const decays = experiment.train.weightDecay !== 0;
  const { bias } = experiment.net;
  return `
def train_step(${changes ? 'step, ' : ''}x, y):
    """Makes one step on a batch."""${changes ? (isSlo ? changeSlo(bias) : CHANGE) : ''}
    set_gradients(x, y)
    with torch.no_grad():${isSlo ? sloMoves(experiment, decays) : ''}${
      !isSlo && decays
        ? `
        for group in optimizer.param_groups:
            for parameter in group["params"]:
                parameter -= group["lr"] * group["decay"] * parameter`
        : ''
    }${isSlo ? '' : '\n        optimizer.step()'}`;
}

const CHANGE = `
    for group in optimizer.param_groups:
        group["lr"] *= LR_CHANGES.get(step, 1)`;

const changeSlo = (bias: boolean) => `
    for l in LR:
        LR[l] *= LR_CHANGES.get(step, 1)${bias ? '\n        BIAS_LR[l] *= LR_CHANGES.get(step, 1)' : ''}`;

const sloMoves = ({ net }: Experiment, decays: boolean) => `
        for l in W:  # W -= lr_l C_l g / ||g||: speed-limited optimization
            direction = SPEED[l] * W[l].grad / (W[l].grad.norm() + 1e-12)
            W[l] -= LR[l] * ${decays ? '(direction + DECAY[l] * W[l])' : 'direction'}${
              net.bias
                ? `
            b[l] -= BIAS_LR[l] * SPEED[l] * b[l].grad / (b[l].grad.norm() + 1e-12)`
                : ''
            }`;
