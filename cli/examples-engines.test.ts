import { execFile } from 'node:child_process';
import { chmod, mkdir, readFile } from 'node:fs/promises';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { labInFolder } from './testing/lab-in-folder.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const EXAMPLES = `${ROOT}examples/`;
/** The time limit, in ms: nine programs start one after another, three at a time, on two shared cores. */
const TIMEOUT_MS = 180_000;

const { put, path, text } = labInFolder();
const execute = promisify(execFile);

/** Runs a shell program in the folder of the lab, as every example does, with these environment variables. */
const shell = (name: 'sh' | 'bash', args: string[], variables: Record<string, string>) =>
  execute(name, args, { cwd: ROOT, env: { ...process.env, INIT_CWD: ROOT, ...variables } });

/** Returns the blocks of text after "|" in a YAML file, unchanged. */
async function blocksOf(file: string): Promise<string[]> {
  const blocks = (await readFile(EXAMPLES + file, 'utf8')).matchAll(/- (?:run: )?\|\n( +)(.*\n(?:\1.*\n)*)/g);
  return Array.from(blocks, ([, , block]) => block);
}

/** A scheduler that runs a job at once: one task of an array after another. */
const SBATCH = `#!/bin/bash
set -euo pipefail
tasks=0
while [[ $1 == --* ]]; do
  [[ $1 == --array=1-* ]] && tasks=\${1#--array=1-}
  shift
done
if [[ $tasks == 0 ]]; then bash "$@"; fi
for ((i = 1; i <= tasks; i++)); do SLURM_ARRAY_TASK_ID=$i SLURM_CPUS_PER_TASK=1 bash "$@" >&2; done
echo 7
`;

async function onSlurm(folder: string): Promise<void> {
  await put('sbatch', SBATCH);
  await chmod(path('sbatch'), 0o755);
  const variables = { PATH: `${path('')}:${process.env.PATH}` };
  await shell('bash', [`${EXAMPLES}slurm/submit.sh`, 'examples/tiny.json', folder, '2'], variables);
}

async function onKubernetes(folder: string): Promise<void> {
  const [[shard], [merge]] = await Promise.all(['kubernetes/sweep.yaml', 'kubernetes/merge.yaml'].map(blocksOf));
  const variables = { SPEC: 'examples/tiny.json', SHARDS: '2', RESULTS: folder };
  for (const index of ['0', '1']) await shell('sh', ['-c', shard], { ...variables, JOB_COMPLETION_INDEX: index });
  await shell('sh', ['-c', merge], variables);
}

async function onGitHub(folder: string): Promise<void> {
  const [shard, merge] = await blocksOf('github-actions/sweep.yml');
  // There the checkout is the folder of the results, too.
  const program = (block: string) => `cd '${folder}'\n${block.replace('scripts/lab.mjs', `'${ROOT}scripts/lab.mjs'`)}`;
  const variables = { SPEC: `${EXAMPLES}tiny.json`, SHARDS: '2', INIT_CWD: folder };
  for (const index of ['1', '2']) await shell('bash', ['-e', '-c', program(shard)], { ...variables, SHARD: index });
  await shell('bash', ['-e', '-c', program(merge)], variables);
}

it(
  'the examples give the same bytes on every engine that one machine can test',
  async () => {
    const engines = { slurm: onSlurm, kubernetes: onKubernetes, github: onGitHub };
    const results = await Promise.all(
      Object.entries(engines).map(async ([name, run]) => {
        await mkdir(path(name));
        await run(path(name));
        return text(`${name}/result.json`);
      }),
    );
    const [first] = results;
    expect(JSON.parse(first)).toMatchObject({ kind: 'sweep', runs: Array(8).fill({ outcome: 'done' }) });
    for (const result of results) expect(result).toBe(first);
  },
  TIMEOUT_MS,
);
