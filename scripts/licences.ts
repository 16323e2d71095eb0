import type { Plugin } from 'vite';
import { licenceTexts, shippedPackages } from './shipped-packages.mjs';

/**
 * Returns Vite's plugin that puts `licences.txt` into the built page: the notices that the licences of what it holds ask for.
 * No view needs it, so the browser doesn't keep it for later.
 */
export function licences(): Plugin {
  return {
    name: 'licences',
    apply: 'build',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'licences.txt', source: licenceTexts(shippedPackages()) });
    },
  };
}
