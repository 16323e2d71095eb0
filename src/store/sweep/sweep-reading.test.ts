import { expect, it } from 'vitest';
import { presetSweep } from '../../config/sweep/presets.ts';
import { readingFor } from './sweep-reading.ts';

it('reads losses that differ by decades by their geometric mean, whose band fits a logarithmic axis', () => {
  for (const preset of ['transfer', 'drift'] as const) {
    expect(readingFor(presetSweep(preset), preset).summary).toBe('geometricMean');
  }
});
