/** The version of the lab, as `package.json` and `CITATION.cff` have it. */
export const VERSION = '0.1.0';

/**
 * Returns the lab as a BibTeX entry with its version, the day, and the link that opens the experiment. Every style knows
 * `@misc`; `version`, `url` and `urldate` are read by biblatex and by newer styles, `note` by all.
 *
 * @param lacks phrases about what of a run the experiment of the link does not hold
 */
export function bibtexText(link: string, now: Date, lacks: readonly string[] = []): string {
  const day = now.toISOString().slice(0, 10);
  const fields = [
    ['author', '{the lazy-rich-lab authors}'],
    ['title', 'Lazy-rich lab: feature learning in neural networks, live in the browser'],
    ['year', day.slice(0, 4)],
    ['version', VERSION],
    ['note', [`Version ${VERSION}, experiment opened by the link`, ...lacks].join('; ').replaceAll('→', 'to')],
    ['url', link.replaceAll(/[{}\s]/g, (character) => encodeURIComponent(character))],
    ['urldate', day],
  ];
  const width = Math.max(...fields.map(([name]) => name.length));
  return `@misc{lazy-rich-lab,\n${fields.map(([name, value]) => `  ${name.padEnd(width)} = {${value}},\n`).join('')}}\n`;
}
