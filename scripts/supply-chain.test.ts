import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readAudit } from './advisories.mjs';
import { isPermissive, licenceList, licenceTexts, shippedPackages } from './shipped-packages.mjs';

const shipped = shippedPackages();

describe('what the lab ships', () => {
  it('is under permissive licences only', () => {
    expect(shipped.filter(({ licence }) => !isPermissive(licence))).toEqual([]);
    expect(['(MIT OR GPL-3.0)', 'Apache-2.0 AND MIT'].map(isPermissive)).toEqual([true, true]);
    expect(['GPL-3.0', 'MIT AND CC-BY-3.0', 'MPL-2.0', 'UNLICENSED', 'unknown'].map(isPermissive)).not.toContain(true);
  });

  it('holds what the source imports, with what that needs, and no tools', () => {
    const names = shipped.map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining(['react', 'scheduler', '@tensorflow/tfjs-core', 'katex', 'd3-array', 'mnist']),
    );
    for (const tool of ['typescript', 'vitest', 'playwright', 'eslint', '@types/d3']) expect(names).not.toContain(tool);
  });

  it('is listed, with its licences, in docs/licences.md', async () => {
    await expect(licenceList(shipped)).toMatchFileSnapshot('../docs/licences.md');
  });

  it('brings the texts of its licences', () => {
    const texts = licenceTexts(shipped);
    for (const { name, version } of shipped) expect(texts).toContain(`${name} ${version} (`);
    expect(texts).toContain('Meta Platforms');
  });
});

describe('an audit', () => {
  const found = (name: string, severity: string, nodes: string[]) => ({
    [name]: { name, severity, nodes, via: [{ title: 'Prototype pollution', url: 'https://example.org/1' }] },
  });
  const paths = new Set(['node_modules/d3']);

  it('names what is shipped and gravely weak, and nothing else', () => {
    const vulnerabilities = {
      ...found('d3', 'high', ['node_modules/d3']),
      ...found('eslint', 'critical', ['node_modules/eslint']),
    };
    const report = JSON.stringify({ auditReportVersion: 2, vulnerabilities });
    expect(readAudit(report, paths)).toEqual(['d3 (high): Prototype pollution, https://example.org/1.']);
    const mild = JSON.stringify({ vulnerabilities: found('d3', 'moderate', ['node_modules/d3']) });
    expect(readAudit(mild, paths)).toEqual([]);
  });

  it('without an answer of a registry is none', () => {
    for (const text of ['', '{"message":"405 Method Not Allowed"}', '<html>', 'null', '{"vulnerabilities":null}'])
      expect(readAudit(text, paths)).toBeNull();
  });
});

it('every action of a workflow is pinned to a commit', () => {
  const files = ['.github/workflows', 'examples/github-actions'].flatMap((folder) =>
    readdirSync(folder).map((name) => join(folder, name)),
  );
  const used = files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/\buses: *(.+)$/gm)].map(([, action]) => action),
  );
  expect(used.length).toBeGreaterThan(5);
  expect(used.filter((action) => !/^[\w./-]+@[0-9a-f]{40} # v\d/.test(action))).toEqual([]);
});
