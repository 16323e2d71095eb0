import { describeFileProblem } from '../../config/describe-problems.ts';
import type { Experiment } from '../../config/experiment.ts';
import { differencesOf } from '../../config/comparison.ts';
import { isRunResult, parseExperimentFile } from '../../config/export/experiment-file.ts';
import { parseJson } from '../../settings/parse-json.ts';
import { readSweepResult } from '../../config/sweep/result-file.ts';
import { countText } from '../../words/number-text.ts';
import { words } from '../../words/words.ts';
import type { Lab } from '../lab.ts';
import type { Recording } from '../runs/recording.ts';
import { isTalk, readTalk } from '../talk/talk.ts';
import { changeTalk } from '../talk/talk-changes.ts';
import { openLinkedSweep } from '../sweep/linked-sweep.ts';
import type { FileOpener, FileOutcome } from './file-opener.ts';
import { readRunJson, type BroughtRun } from './run-json.ts';

const said = words.openFile;

/** Opens a JSON file: the settings of an experiment, the result of a run or of a sweep, or a talk. */
export const openJson: FileOpener = async ({ name, blob }, lab) => {
  const text = (await blob.text()).trim();
  let json: unknown;
  try {
    json = parseJson(text);
  } catch (error) {
    return { ok: false, sentence: said.notJson(name, whyNot(error)) };
  }
  // What the page has to do meanwhile comes first: the next part takes as long again.
  await new Promise((resolve) => setTimeout(resolve));
  if (isTalk(json)) return openTalk(name, json, lab);
  if (isSweep(json)) return openSweep(name, json, lab);
  if (isRunResult(json)) return openRuns(name, json, lab);
  return openSettings(name, json, lab);
};

/** Returns what a parser says, without the text that it quotes. */
const whyNot = (error: unknown): string =>
  error instanceof Error
    ? error.message.replace(/, "?\.{3}[^]*$|, "[^]*" is not valid JSON$/, '').replaceAll('\n', ' ')
    : '';

const isSweep = (json: unknown): boolean =>
  typeof json === 'object' && json !== null && 'kind' in json && json.kind === 'sweep';

function openSweep(name: string, json: unknown, lab: Lab): FileOutcome {
  const read = readSweepResult(json);
  if (!read.ok) return { ok: false, sentence: said.refused(name, read.sentence) };
  lab.view.getState().setView('sweep');
  lab.sweep(openLinkedSweep).open(read.result);
  return { ok: true };
}

/** Takes a talk in place of the present one, and shows the list of its experiments. */
function openTalk(name: string, json: unknown, { present }: Lab): FileOutcome {
  const read = readTalk(json);
  if (!read.ok) return { ok: false, sentence: said.refused(name, read.sentence) };
  changeTalk(present, () => read.talk);
  present.setState({ isOn: true, thing: 0, isEditing: true });
  return { ok: true };
}

function openSettings(name: string, json: unknown, lab: Lab): FileOutcome {
  const read = parseExperimentFile(json);
  if (!read.ok) return { ok: false, sentence: said.refused(name, describeFileProblem(read.problems[0])) };
  const { experiment, right } = read;
  if ([experiment, right].some((side) => side?.task.name === 'given')) {
    const problem = { key: 'task.name', value: 'given', allowed: said.run.given };
    return { ok: false, sentence: said.refused(name, describeFileProblem(problem)) };
  }
  train(experiment, right, lab);
  return { ok: true };
}

/** Trains an experiment, or two in comparison, in the view of training. */
function train(experiment: Experiment, right: Experiment | null, { experiment: store, run, view }: Lab): void {
  run.setState({ isPlaying: true });
  const differing = right ? differencesOf(experiment, right) : [];
  store.getState().replace(experiment, right && differing.length > 0 ? { right, differing } : null);
  view.getState().setView('training');
}

function openRuns(name: string, json: Record<string, unknown>, lab: Lab): FileOutcome {
  const read = readRunJson(json);
  if (!read.ok) return { ok: false, sentence: said.refused(name, read.sentence) };
  const { members } = json;
  const isOneOfMany = Array.isArray(members) && members.length > 1;
  show(
    read.runs.map((run) => withPicture(run, lab)),
    lab,
  );
  return { ok: true, ...(isOneOfMany && { sentence: said.members(name, countText(members.length)) }) };
}

/** Returns a run with the picture of its task, if the page has shown that task: it can't make its data. */
function withPicture(brought: BroughtRun, { run }: Lab): BroughtRun {
  const { recording } = brought;
  const sameTask = (other: Recording | null) =>
    other && JSON.stringify(other.experiment.task) === JSON.stringify(recording.experiment.task);
  const { shown, ghost } = run.getState();
  const task = [...shown, ghost].find(sameTask)?.task;
  return task ? { ...brought, recording: { ...recording, task } } : brought;
}

/** Puts runs into the list, unless they are there, and shows them. */
function show(brought: readonly BroughtRun[], lab: Lab): void {
  const known = new Set(lab.runs.store.getState().entries.map(({ id }) => id));
  lab.runs.bring(brought.filter(({ recording }) => !known.has(recording.id)));
  lab.view.getState().setView('training');
  lab.showRuns(brought.map(({ recording }) => recording));
}
