import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Returns what axe finds against WCAG 2.2 AA, the size of targets included: its rules, each with its first element. */
export async function axeFindings(page: Page): Promise<string[][]> {
  const rules = {
    // Axe leaves it out unless it is asked for.
    'target-size': { enabled: true },
    // A best practice, no criterion: it takes links such as those of the gallery, whose fragments are experiments, for skip links.
    'skip-link': { enabled: false },
  };
  const { violations } = await new AxeBuilder({ page }).options({ rules, runOnly: TAGS }).analyze();
  return violations.map(({ id, nodes }) => [id, nodes[0].html, nodes[0].failureSummary ?? '']);
}
