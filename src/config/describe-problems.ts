/** The sentences about the problems of a file, which name the nearest key of one that there isn't. */
import type * as v from 'valibot';
import { nearestName } from '../settings/nearest-name.ts';
import { words } from '../words/words.ts';
import { describeProblem, type ConfigProblem } from './experiment.ts';

/** The maximum number of problems that are described. */
const MOST_PROBLEMS = 10;

/** Returns a problem of a file as a sentence for its author. */
export const describeFileProblem = (problem: ConfigProblem): string =>
  describeProblem({ ...problem, nearest: problem.schema ? nearestKey(problem.key, problem.schema) : null });

/** Returns the first problem of each key as sentences, a line each for some, and the number of the others. */
export function describeProblems(problems: readonly ConfigProblem[]): string {
  const different = [...new Map(problems.toReversed().map((problem) => [problem.key, problem])).values()].toReversed();
  const others = different.length - MOST_PROBLEMS;
  const lines = different.slice(0, MOST_PROBLEMS).map(describeFileProblem);
  return [...lines, ...(others > 0 ? [words.config.moreProblems(others)] : [])].join('\n');
}

/** The parts of a schema that hold keys. */
interface Keyed {
  entries?: Readonly<Record<string, Keyed>>;
  wrapped?: Keyed;
  item?: Keyed;
  options?: readonly unknown[];
}

/** Stands for the number of an entry of a list. */
const ENTRY = '*';
const known = new WeakMap<object, readonly string[]>();

/** Returns the dotted paths of all keys that a schema knows. */
function pathsOf(schema: v.GenericSchema): readonly string[] {
  const paths = known.get(schema) ?? [...new Set(pathsIn(schema as Keyed, ''))];
  known.set(schema, paths);
  return paths;
}

const within = (path: string, key: string) => (path === '' ? key : `${path}.${key}`);

const pathsIn = ({ entries = {}, wrapped, item, options = [] }: Keyed, path: string): string[] => [
  ...Object.entries(entries).flatMap(([key, entry]) => [within(path, key), ...pathsIn(entry, within(path, key))]),
  ...(wrapped ? pathsIn(wrapped, path) : []),
  ...(item ? pathsIn(item, within(path, ENTRY)) : []),
  ...options.flatMap((option) => (typeof option === 'object' && option !== null ? pathsIn(option as Keyed, path) : [])),
];

const nameOf = (path: string) => path.slice(path.lastIndexOf('.') + 1);
const isBeside = (path: string, parent: string) => path === within(parent, nameOf(path));

/**
 * Returns the key that a person may have meant by one that a schema doesn't know: one of nearly the same name beside it,
 * or of the same name elsewhere; `null` if there is none.
 *
 * @param key a dotted path, such as `net.widht`
 */
function nearestKey(key: string, schema: v.GenericSchema): string | null {
  const paths = pathsOf(schema);
  const name = nameOf(key);
  const parts = key.split('.').slice(0, -1);
  const parent = parts.map((part) => (/^\d+$/.test(part) ? ENTRY : part)).join('.');
  const beside = paths.filter((path) => isBeside(path, parent)).map(nameOf);
  // Another task has it, and this one doesn't.
  if (beside.includes(name)) return null;
  const near = nearestName(name, beside);
  if (near !== null) return [...parts, near].join('.');
  return paths.find((path) => nameOf(path) === name && !path.includes(ENTRY)) ?? null;
}
