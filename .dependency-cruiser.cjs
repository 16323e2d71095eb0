/** The floors of the house, lowest first: a file imports only from its own floor or below. */
const FLOORS = [
  'words',
  'settings',
  'maths',
  'files',
  'tasks',
  'config',
  'engine',
  'worker',
  'lessons',
  'store',
  'embed',
  'charts',
  'ui',
];

const folder = (...names) => `^src/(${names.join('|')})/`;

/** Imports that are gone when the code runs. */
const TYPES = ['type-only', 'type-import'];

/** The translations, and the type of what they have to say. It names rows of every floor. */
const TRANSLATIONS = '^src/words/(translation\\.ts$|(?!en/)[a-z-]+/)';

const floors = FLOORS.slice(0, -1).map((floor, i) => ({
  name: `${floor}-imports-no-higher-floor`,
  severity: 'error',
  from: { path: folder(floor), pathNot: TRANSLATIONS },
  to: { path: [folder(...FLOORS.slice(i + 1)), '^src/[^/]+$'] },
}));

/**
 * The same inside the engine, lowest first: a folder, or a file that stands beside folders. Tests and what supports them
 * may import all of it.
 */
const ENGINE = [
  'activations/',
  'backends/tfjs-internals/',
  'backends/fused/',
  'backends/capture.ts',
  'backends/wasm/',
  'backends/webgpu/',
  'backends/counting/',
  'backends/open-backend.ts',
  'network/',
  'rules/',
  'training/',
  'measures/',
  'twins/',
  'inspect/',
  'pictures/',
  'run/',
  'memory/',
  'diagnosis/',
  'arrays/',
  'create-run.ts',
  'snapshot-view.ts',
  'prior/',
];

const TESTS = '(\\.test\\.tsx?$|/testing/)';
const inEngine = (...parts) => `^src/engine/(${parts.join('|').replaceAll('.', '\\.')})`;

const engine = ENGINE.slice(0, -1).map((part, i) => ({
  name: `${part.replace(/\/$|\.ts$/, '')}-imports-nothing-above-it`,
  severity: 'error',
  from: { path: inEngine(part), pathNot: TESTS },
  to: { path: inEngine(...ENGINE.slice(i + 1)) },
}));

/** The charts stand on the shell and the axes, and beside each other; two stand on what pictures share. */
const ON_PICTURES = ['function', 'features'];
const CHARTS = ['lines', 'xy', 'heat-map', 'histogram', 'network', 'pictures', ...ON_PICTURES];
const inCharts = (...names) => `^src/charts/(${names.join('|')})/`;

const charts = [
  ['shell', ['axes', ...CHARTS]],
  ['axes', CHARTS],
  ...CHARTS.map((name) => [
    name,
    CHARTS.filter((other) => other !== name && !(other === 'pictures' && ON_PICTURES.includes(name))),
  ]),
].map(([name, others]) => ({
  name: `charts-${name}-stands-alone`,
  severity: 'error',
  from: { path: inCharts(name) },
  to: { path: inCharts(...others) },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...floors,
    ...engine,
    ...charts,
    {
      name: 'every-part-of-the-engine-has-its-place',
      comment: 'List it in ENGINE.',
      severity: 'error',
      from: { path: '^src/engine/', pathNot: [inEngine(...ENGINE), TESTS] },
      to: {},
    },
    {
      name: 'only-tests-import-test-support',
      severity: 'error',
      from: { path: '^(src|cli|bench|scripts)/', pathNot: TESTS },
      to: { path: TESTS },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: TYPES } },
    },
    {
      name: 'translations-stand-alone',
      comment: 'The page waits for them: what it has begun with would wait for itself.',
      severity: 'error',
      from: { path: TRANSLATIONS, pathNot: '\\.test\\.ts$' },
      to: {
        pathNot: ['^src/words/(?!en/)[a-z-]+/', '^src/words/(number|symbol)-text\\.ts$'],
        dependencyTypesNot: TYPES,
      },
    },
    {
      name: 'no-missing-files',
      comment: 'The kernels in AssemblyScript import one module that is written when they are compiled.',
      severity: 'error',
      from: { pathNot: '^src/engine/backends/wasm/kernels/' },
      to: { couldNotResolve: true },
    },
    {
      name: 'commands-start-without-packages',
      comment: 'They install the packages. Import what needs one dynamically, after setUp().',
      severity: 'error',
      from: { path: '^scripts/[^/]+\\.mjs$', pathNot: '^scripts/browser\\.mjs$' },
      to: { path: ['node_modules', '^scripts/browser\\.mjs$'], dynamic: false },
    },
    {
      name: 'the-app-stands-alone',
      comment: 'What is beside the house is built on it, and not the other way round.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(cli|bench|e2e|scripts)/' },
    },
    {
      name: 'charts-only-draw',
      comment: 'A chart gets its data as arguments.',
      severity: 'error',
      from: { path: folder('charts') },
      to: { path: folder('engine', 'worker', 'lessons', 'store', 'embed') },
    },
    {
      name: 'the-engine-runs-in-the-worker',
      comment: 'The page would freeze, and its first script would hold tfjs.',
      severity: 'error',
      from: { path: folder('store', 'embed', 'charts', 'ui') },
      to: { path: folder('engine'), dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'tfjs-only-in-the-engine',
      comment:
        'The address of its .wasm file is known to the bundler alone, and so is named where the page is bundled.',
      severity: 'error',
      from: { path: '^(src|cli|e2e|scripts)/', pathNot: folder('engine') },
      to: { path: 'node_modules/@tensorflow/', pathNot: '\\.wasm$' },
    },
    {
      name: 'the-protocol-is-types',
      severity: 'error',
      from: {},
      to: { path: '^src/worker/protocol\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'the-protocol-imports-types',
      severity: 'error',
      from: { path: '^src/worker/protocol\\.ts$' },
      to: { dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'default'] },
  },
};
