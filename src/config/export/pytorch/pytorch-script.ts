import { dataPart } from './data-part.ts';
import { hasFeedback, initialPart } from './initial-part.ts';
import { measuresPart } from './measures-part.ts';
import { networkPart } from './network-part.ts';
import { optimizerPart, stepArgument } from './optimizer-part.ts';
import { joinParts, section } from './python-text.ts';
import { batchSize } from '../../batch-size.ts';
import type { ReproducedRun } from './reproduced-run.ts';
import { rulePart } from './rule-part.ts';
import { scalingPart } from './scaling-part.ts';

/** The heading of a script. */
export interface Heading {
  /** The run in a few words. */
  title: string;
  /** A link that opens the experiment in the lab; `null` where there is none. */
  link: string | null;
}

/**
 * Returns a PyTorch script that trains the same network anew: from the data, the initial weights and the batches of the
 * .npz that lies beside it under the same name, with the same scaling, rule, optimizer and decay, it finds the same
 * losses. It needs PyTorch 1.13 or newer and nothing else, and has only the parts that this experiment needs. Its
 * sections and names are those of docs/maths.md.
 */
export const pytorchScript = (run: ReproducedRun, heading: Heading): string =>
  joinParts([
    head(run, heading),
    scalingPart(run),
    dataPart(run),
    networkPart(run.experiment),
    initialPart(run.experiment),
    rulePart(run.experiment),
    optimizerPart(run),
    measuresPart(run),
    training(run),
  ]);

const head = (run: ReproducedRun, { title, link }: Heading): string => `
"""${docText(title)}

A run of the Lazy Rich Lab: the same network, trained anew by PyTorch 1.13 or newer and nothing else.
The data and the ${startOf(run)} are in the .npz beside this script, under the same name.${
  link === null ? '' : `\nThe experiment in the lab: ${docText(link)}`
}

Prints one line of JSON, {"losses": {step: training loss}}, and on the way all measures on stderr.
With --measures the line has all measures too. Where steps are too large for the curvature (a loss that spikes and
recovers, or jumps at the edge of stability), each step multiplies rounding, and no two programs find the same losses
for long. Losses that are tiny beside the first one agree in fewer digits.
Sections such as 5.1 are those of docs/maths.md of the lab.
"""

import ast
import json
import math
import sys
import zipfile
import zlib
from pathlib import Path

import torch

# The lab trains in float32, but keeps W - W_0 apart from W_0 so that small moves keep their digits. Here float64 does.
torch.set_default_dtype(torch.float64)`;

/** Returns what a run begins with beside the data. */
const startOf = ({ experiment, samples }: ReproducedRun): string => {
  const parts = [
    'initial weights',
    ...(hasFeedback(experiment) ? ['feedback'] : []),
    ...(batchSize(experiment, samples.train) === null ? [] : ['batches']),
  ];
  return parts.length === 1 ? parts[0] : `${parts.slice(0, -1).join(', ')} and ${parts[parts.length - 1]}`;
};

/** Returns a text that can't end the doc string in which it stands. */
const docText = (text: string) =>
  text
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '\\"')
    .replaceAll(/[\r\n]+/g, ' ');

function training(run: ReproducedRun): string {
  const size = batchSize(run.experiment, run.samples.train);
  const stepFirst = stepArgument(run);
  const step =
    size === null
      ? `train_step(${stepFirst}x, y)`
      : `rows = next(batches)
        train_step(${stepFirst}x[rows], y[rows])`;
  const { optimizer } = run.experiment.train;
  return section('The training', [
    optimizer === 'adam' || optimizer === 'slo'
      ? `
print(
    "${optimizer} divides by the gradient: where that all but cancels, losses differ from the third digit on.",
    file=sys.stderr,
)`
      : null,
    `
def in_words(name, value):
    """Returns a measure with four digits; one of layers has a value for each, and - where it is not defined."""
    values = value if isinstance(value, list) else [value]
    return " ".join([name, *("-" if v is None else f"{v:.4g}" for v in values)])`,
    `${size === null ? '' : 'batches = all_batches()\n'}losses, measures = {}, {}
for step in range(STEPS + 1):
    if step in MEASURED_AT:
        measures[step] = measure()
        losses[step] = measures[step]["loss"]
        print(f"step {step}: " + ", ".join(in_words(*each) for each in measures[step].items()), file=sys.stderr)
        if not losses[step] <= 1e6 * max(1, losses[min(MEASURED_AT)]):
            print("The training has diverged (docs/maths.md 5.5), and ends here.", file=sys.stderr)
            losses[step] = losses[step] if math.isfinite(losses[step]) else None
            del measures[step]
            break
    if step < STEPS:
        ${step}

print(json.dumps({"losses": losses, "measures": measures} if "--measures" in sys.argv else {"losses": losses}))`,
  ]);
}
