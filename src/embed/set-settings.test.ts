import { describe, expect, it } from 'vitest';
import { decodePageLink } from '../config/link/page-link.ts';
import { readFlags } from '../config/link/page-flags.ts';
import { experimentOf, linkedComparison } from '../store/page/link-parts.ts';
import { createLockedExperiment } from '../store/training/locked-experiment.ts';
import { defaultExperiment } from '../config/default-experiment.ts';
import { openLinkOfHost } from './set-settings.ts';

/** Opens a lab by an address; `told` gets what it tells beside its answers. */
function open(flags: string, fragment: string) {
  const link = decodePageLink(fragment);
  const told: string[] = [];
  const linked = { experiment: experimentOf(link) ?? defaultExperiment, comparison: linkedComparison(link) };
  const { store } = createLockedExperiment(readFlags(flags).flags.lock, linked, (sentence) => told.push(sentence));
  return { experiment: store, told };
}

describe('a link that the host sets', () => {
  it('is refused once, with the names of all settings that it would change though they are held', () => {
    const lab = open('?lock=depth,width:16..64,lr', 'v=1&depth=2&width=32');
    const [sentence, ...others] = openLinkOfHost(lab, '#v=1&width=512');
    expect(sentence).toMatch(/was not opened.*Depth L" \(depth\) fixed.*\(width\) from 16 to 64 only/);
    expect(sentence).not.toContain('Learning rate');
    expect([...others, ...lab.told]).toEqual([]);
    expect(lab.experiment.getState().experiment.net).toMatchObject({ depth: 2, width: 32 });
  });

  it('is opened where it keeps what is held', () => {
    const lab = open('?lock=depth', 'v=1&depth=2&width=32');
    expect(openLinkOfHost(lab, 'https://lab.example/#v=1&depth=2&width=512')).toEqual([]);
    expect(lab.experiment.getState().experiment.net).toMatchObject({ depth: 2, width: 512 });
  });
});
