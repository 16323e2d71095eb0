import { relative } from 'node:path';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { mutatedFolders } from './stryker.config.mjs';

/** Stryker ends what takes too long. */
const TIMEOUT_MS = 600_000;

const SHORT_PROPERTIES = 'scripts/short-properties.ts';

const inNode = {
  environment: 'node' as const,
  testTimeout: TIMEOUT_MS,
  hookTimeout: TIMEOUT_MS,
  // Hostile links are about time: mutants, which are switches, slow all code down.
  exclude: ['**/*.browser.test.ts', '**/*.fuzz.test.ts', '**/hostile-links.test.ts'],
};

/**
 * Sorts test files so that a mutant is found soon: the file beside the mutated one comes first, then those that were quick
 * before. Stryker ends a run at the first test that fails.
 */
class NearestFirst extends BaseSequencer {
  override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const { config, cache } = this.ctx;
    // Stryker names the mutated file here.
    const beside = new Set(config.related?.map((file) => file.replace(/\.ts$/, '.test.ts')));
    const milliseconds = ({ project, moduleId }: TestSpecification) =>
      cache.getFileTestResults(`${project.name}:${relative(config.root, moduleId)}`)?.duration ?? Infinity;
    const rank = (file: TestSpecification) => (beside.has(file.moduleId) ? -1 : milliseconds(file));
    return Promise.resolve(files.toSorted((a, b) => rank(a) - rank(b) || 0));
  }
}

const measures: TestProjectInlineConfiguration = {
  test: {
    ...inNode,
    name: 'measures',
    include: ['src/engine/measures/**/*.test.ts'],
    globalSetup: 'scripts/kernels.mjs',
    setupFiles: [SHORT_PROPERTIES, 'scripts/test-kernels.ts'],
  },
};

const plain = (folder: string): TestProjectInlineConfiguration => ({
  test: { ...inNode, name: folder, include: [`${folder}/**/*.test.ts`], setupFiles: SHORT_PROPERTIES },
});

/**
 * The tests that Stryker runs against each mutant: those beside the source that it mutates, which say what it does. What else
 * would fail, a run that trains or a page, takes too long to be started thousands of times.
 */
export default defineConfig({
  test: {
    sequence: { sequencer: NearestFirst },
    projects: mutatedFolders().map((folder) => (folder === 'src/engine/measures' ? measures : plain(folder))),
  },
});
