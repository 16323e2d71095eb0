import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { labInFolder } from '../testing/lab-in-folder.ts';
import { JAVASCRIPT_STACK, lastLine, NO_ADAPTER } from '../testing/no-gpu.ts';

const FIXTURE = fileURLToPath(new URL('../../fixtures/bp-mse-2out-centered.json', import.meta.url));

const { labWith } = labInFolder();

const dataModule = (source: string) => `data:text/javascript,${encodeURIComponent(source)}`;

/** A module that keeps Node from finding the npm package "webgpu". */
const WITHOUT_PACKAGE = `import { register } from 'node:module'; register(${JSON.stringify(
  dataModule(
    `export const resolve = (name, context, next) => {
      if (name === 'webgpu') throw new Error("Cannot find package 'webgpu'");
      return next(name, context);
    };`,
  ),
)});`;

describe('npm run lab -- run --backend webgpu', () => {
  const run = (variables: Record<string, string>) =>
    labWith(variables, 'run', '--case', FIXTURE, '--steps', '1', '--backend', 'webgpu', '--out', 'gpu.json');

  it('exits 1 with a sentence when the package of WebGPU is not installed', async () => {
    const { code, err, out } = await run({ NODE_OPTIONS: `--import ${dataModule(WITHOUT_PACKAGE)}` });
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/^WebGPU in Node needs the npm package "webgpu".*leave --backend out.*\n$/);
  });

  it('exits 1 with a sentence when no driver offers an adapter', async () => {
    const { code, err, out } = await run({ VK_ICD_FILENAMES: '/nowhere.json' });
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(lastLine(err)).toMatch(NO_ADAPTER);
    expect(err).not.toMatch(JAVASCRIPT_STACK);
  });
});
