import { defineConfig } from 'vitest/config';

/** Stryker ends what takes too long. */
const TIMEOUT_MS = 600_000;

const inNode = {
  environment: 'node' as const,
  testTimeout: TIMEOUT_MS,
  hookTimeout: TIMEOUT_MS,
  exclude: ['**/*.browser.test.ts', '**/*.fuzz.test.ts'],
};

/**
 * The tests that Stryker runs against each mutant: those beside the source that it mutates, which say what it does. What else
 * would fail, a run that trains or a page, takes too long to be started thousands of times.
 */
export default defineConfig({
  test: {
    projects: [
      { test: { ...inNode, name: 'plain', include: ['src/{maths,config}/**/*.test.ts'] } },
      {
        test: {
          ...inNode,
          name: 'measures',
          include: ['src/engine/measures/**/*.test.ts'],
          globalSetup: 'scripts/kernels.mjs',
          setupFiles: 'scripts/test-kernels.ts',
        },
      },
    ],
  },
});
