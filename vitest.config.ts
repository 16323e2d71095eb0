import { playwright } from '@vitest/browser-playwright';
import { defineConfig, type TestProjectConfiguration } from 'vitest/config';
import { findBrowser, launchFlags, swiftshaderDriver, webgpuFlags } from './scripts/browser.mjs';
import { lessonText } from './scripts/lesson-text.ts';

/** Numerical tests train networks, here on two shared cores. */
const TIMEOUT_MS = 60_000;
/** WebGPU on the CPU compiles its shaders and takes a tenth of a second a step. */
const BROWSER_TIMEOUT_MS = 300_000;
const FUZZ_TIMEOUT_MS = 600_000;

/** The floors of `src` whose tests never open a backend. */
const WITHOUT_ENGINE = 'words,settings,config,maths,files,tasks,lessons,store,embed,charts,ui';

/** Compiles the kernels. */
const KERNELS = 'scripts/kernels.mjs';

/** What tests of the engine in Node have in common. */
const IN_NODE = {
  environment: 'node' as const,
  testTimeout: TIMEOUT_MS,
  hookTimeout: TIMEOUT_MS,
  globalSetup: [KERNELS],
  setupFiles: 'scripts/test-kernels.ts',
};

/** Tests of WebGPU in Node (Dawn), and of memory, which others would disturb. */
const ON_DAWN = [
  'src/engine/run/{executions,side-by-side,start-webgpu,checkpoint-webgpu}.test.ts',
  'src/engine/measures/feature-machine-webgpu.test.ts',
  'src/engine/memory/flat-memory.test.ts',
  'src/engine/backends/{webgpu,tfjs-internals}/**/*.test.ts',
  'cli/run/run-webgpu.test.ts',
];

/** Tests that allow relaxed SIMD, which no process can take back: each has its own. */
const WITH_RELAXED_SIMD = [
  'src/engine/backends/wasm/**/*.test.ts',
  'src/engine/run/threads.test.ts',
  'cli/machine/node-threads.test.ts',
];

/** Tests that run PyTorch, which the step of this name installs. */
const IN_PYTORCH = ['cli/export/{network-round-trip,pytorch}.test.ts'];

/** Tests that train many networks, or large ones, or start the lab from its sources many times. */
const LONG = [
  'cli/examples-engines.test.ts',
  'src/engine/memory/run-memory.test.ts',
  'src/engine/run/{lazy-end,width-exponents}.test.ts',
  'cli/run/{gallery,regimes,tasks-learn}.test.ts',
];

/** A test of the processor's time, of which the step `coverage` takes most by counting. */
const TIMED = process.argv.includes('--coverage') ? ['src/tasks/own/large-table.test.ts'] : [];

/** Decoders with very many damaged inputs. */
const FUZZ = 'src/**/*.fuzz.test.ts';

/** Fixtures on every backend of a browser, which the tests of WebGPU and wasm in Node train as well. */
const BROWSER_LONG = ['src/engine/run/fixtures.browser.test.ts'];

/** The share of lines, in percent, that tests must reach in each folder. */
const COVERAGE_FLOORS = Object.fromEntries(
  ['config', 'maths', 'engine', 'worker'].map((folder) => [`src/${folder}/**/*.ts`, { lines: 95 }]),
);

/** Compiled to WebAssembly, in which V8 counts no lines of a source. `kernel-*.test.ts` hold it to loops in float64. */
const ASSEMBLY_SCRIPT = 'src/engine/backends/wasm/kernels/**';

const browser = findBrowser();
const driver = browser && swiftshaderDriver(browser);

export default defineConfig({
  test: {
    // All cores: by default one stays idle.
    maxWorkers: '100%',
    // Off unless asked for, as the step `coverage` does.
    coverage: {
      provider: 'v8',
      include: Object.keys(COVERAGE_FLOORS),
      exclude: ['**/testing/**', '**/*.test.ts', ASSEMBLY_SCRIPT],
      reporter: ['text-summary', 'json-summary', 'html'],
      reportsDirectory: 'test-results/coverage',
      thresholds: COVERAGE_FLOORS,
    },
    projects: [
      {
        // What knows no engine: its files share their modules, and need no kernels.
        plugins: [lessonText()],
        test: {
          name: 'plain',
          testTimeout: TIMEOUT_MS,
          environment: 'node',
          isolate: false,
          include: [`src/{${WITHOUT_ENGINE}}/**/*.test.{ts,tsx}`],
          exclude: ['**/*.browser.test.{ts,tsx}', FUZZ, ...TIMED],
        },
      },
      {
        plugins: [lessonText()],
        test: {
          name: 'unit',
          ...IN_NODE,
          isolate: false,
          unstubGlobals: true,
          include: ['{src,scripts}/**/*.test.{ts,tsx}'],
          exclude: [
            '**/*.browser.test.{ts,tsx}',
            `src/{${WITHOUT_ENGINE}}/**`,
            ...WITH_RELAXED_SIMD,
            ...ON_DAWN,
            ...LONG,
            FUZZ,
          ],
        },
      },
      {
        test: {
          name: 'kernels',
          ...IN_NODE,
          include: WITH_RELAXED_SIMD,
          exclude: ON_DAWN,
        },
      },
      {
        plugins: [lessonText()],
        test: {
          name: 'command-line',
          ...IN_NODE,
          isolate: false,
          globalSetup: [KERNELS, 'scripts/command-line.ts'],
          include: ['cli/**/*.test.ts'],
          exclude: [...WITH_RELAXED_SIMD, ...ON_DAWN, ...IN_PYTORCH, ...LONG],
        },
      },
      {
        plugins: [lessonText()],
        test: {
          name: 'unit-long',
          ...IN_NODE,
          include: LONG,
        },
      },
      {
        plugins: [lessonText()],
        test: {
          name: 'fuzz',
          testTimeout: FUZZ_TIMEOUT_MS,
          environment: 'node',
          include: [FUZZ],
          // Memory is looked at.
          execArgv: ['--expose-gc'],
        },
      },
      {
        test: {
          name: 'pytorch',
          ...IN_NODE,
          include: IN_PYTORCH,
        },
      },
      {
        // One file at a time, after the others: WebGPU on the CPU takes all cores.
        test: {
          name: 'dawn',
          ...IN_NODE,
          env: driver ? { VK_ICD_FILENAMES: driver } : {},
          globalSetup: [KERNELS, 'scripts/command-line.ts'],
          include: ON_DAWN,
          exclude: ['**/*.browser.test.{ts,tsx}'],
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
      inBrowser({ name: 'browser', include: ['src/**/*.browser.test.{ts,tsx}'], exclude: BROWSER_LONG }),
      inBrowser({ name: 'browser-long', include: BROWSER_LONG }),
    ],
  },
});

/** Returns the project of tests in a browser. */
function inBrowser(files: { name: string; include: string[]; exclude?: string[] }): TestProjectConfiguration {
  return {
    plugins: [lessonText()],
    // Found now: a dependency found late makes Vite reload the page under the test.
    optimizeDeps: {
      entries: ['src/**/*.browser.test.{ts,tsx}'],
      include: [
        ...['webgpu', 'wasm', 'cpu'].map((backend) => `@tensorflow/tfjs-backend-${backend}`),
        // The worker that reads tables loads it.
        'papaparse',
      ],
    },
    test: {
      ...files,
      testTimeout: BROWSER_TIMEOUT_MS,
      hookTimeout: BROWSER_TIMEOUT_MS,
      globalSetup: 'scripts/kernels.mjs',
      setupFiles: 'scripts/test-kernels.ts',
      // One page at a time: WebGPU on the CPU takes all cores.
      fileParallelism: false,
      browser: {
        enabled: true,
        headless: true,
        screenshotFailures: false,
        provider: playwright({
          launchOptions: { executablePath: browser ?? undefined, args: [...launchFlags, ...webgpuFlags] },
        }),
        instances: [{ browser: 'chromium' }],
      },
    },
  };
}
