// Asks the registry for known security advisories on what the lab ships. Everything in package.json is a development dependency,
// since a build bundles it, so `npm audit --omit=dev` would look at nothing.
import { spawnSync } from 'node:child_process';
import { ROOT } from './command.mjs';
import { shippedPackages } from './shipped-packages.mjs';

/** The severities for which the step fails. */
const GRAVE = ['high', 'critical'];
const MOST_MS = 120_000;

/** What the last line of a run says of the audit. @type {string} */
let outcome = '';

/** @returns {string} what the last line of a run says of the audit */
export const auditOutcome = () => outcome;

/**
 * Audits the lock file. Where no registry answers, says so, and does not fail.
 *
 * @returns {boolean} whether nothing grave is known of a package that the lab ships
 */
export function auditShipped() {
  const { stdout } = spawnSync('npm', ['audit', '--json', '--fetch-retries=1', '--fetch-timeout=30000'], {
    cwd: ROOT,
    encoding: 'utf8',
    timeout: MOST_MS,
    shell: process.platform === 'win32',
  });
  const shipped = shippedPackages();
  const found = readAudit(stdout ?? '', new Set(shipped.map(({ path }) => path)));
  if (found === null) {
    outcome = 'NOT audited: no registry answered';
    console.log('No registry of npm answered the audit, so the packages that the lab ships are NOT audited.');
    return true;
  }
  outcome = `${shipped.length} shipped packages`;
  for (const sentence of found) console.log(sentence);
  if (found.length > 0)
    console.log('Take versions without these (npm audit fix), or say in SECURITY.md why they are harmless.');
  return found.length === 0;
}

/**
 * Reads the report of `npm audit --json`.
 *
 * @param {string} text
 * @param {ReadonlySet<string>} shipped the places of shipped packages in the lock file
 * @returns {string[] | null} a sentence for each shipped package with a grave advisory; `null`: this is no report
 */
export function readAudit(text, shipped) {
  /** @type {Record<string, { name: string, severity: string, nodes: string[], via: (string | { title: string, url: string })[] }>} */
  let vulnerabilities;
  try {
    ({ vulnerabilities } = JSON.parse(text));
    if (typeof vulnerabilities !== 'object' || vulnerabilities === null) return null;
  } catch {
    return null;
  }
  return Object.values(vulnerabilities)
    .filter(({ severity, nodes }) => GRAVE.includes(severity) && nodes.some((path) => shipped.has(path)))
    .map(({ name, severity, via }) => {
      const causes = via.map((cause) =>
        typeof cause === 'string' ? `through ${cause}` : `${cause.title}, ${cause.url}`,
      );
      return `${name} (${severity}): ${causes.join('; ')}.`;
    });
}
