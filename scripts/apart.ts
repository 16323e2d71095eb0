import type { Plugin } from 'vite';

const TRANSLATION = /\/src\/words\/(?!en\/)[a-z-]+\//;
const APART = '?apart';

/**
 * Returns Vite's plugin that gives the translations copies of their own of what they import. The page waits for its
 * translation: if that imported a part of the page in turn, both would wait for ever.
 */
export function translationsApart(): Plugin {
  return {
    name: 'translations-apart',
    enforce: 'pre',
    apply: 'build',
    async resolveId(source, importer) {
      if (!importer || !(TRANSLATION.test(importer) || importer.endsWith(APART))) return null;
      const found = await this.resolve(source, importer.replace(APART, ''), { skipSelf: true });
      // A module without a file is Vite's own; only lessons, which load their texts after the page has begun, have one.
      const stays = !found || TRANSLATION.test(found.id) || found.id.startsWith('\0');
      return stays ? found : { ...found, id: found.id + APART };
    },
  };
}
