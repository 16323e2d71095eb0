import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { translationsApart } from './scripts/apart.ts';
import { bindNumbers } from './scripts/bound-numbers.ts';
import { ISOLATION } from './scripts/isolation.ts';
import { lessonText } from './scripts/lesson-text.ts';
import { licences } from './scripts/licences.ts';
import { securityPolicy } from './scripts/security-policy.ts';
import { serviceWorker } from './scripts/service-worker.ts';
import { siteAddress } from './scripts/site-address.ts';

/** The texts of parts that are loaded late. The page begins without them as long as nothing in its first script reads them. */
const LATE_WORDS =
  /src\/words\/en\/(about-lessons|data-page|drawing|embed|figures|help|inspector|lessons|network-file|news|offline|open-file|own-data|present|prior|runs-panel|share|sweep|sweep-page|sweep-result|table|take-away|talk|tour)\.ts$/;

export default defineConfig({
  // Relative addresses: the built folder can be served from any path.
  base: './',
  // One page and no routes: what is not there is a 404, and not the page.
  appType: 'mpa',
  server: { headers: ISOLATION },
  preview: { headers: ISOLATION },
  plugins: [
    react(),
    bindNumbers(),
    lessonText(),
    translationsApart(),
    siteAddress(process.env.LAB_SITE),
    securityPolicy(),
    licences(),
    serviceWorker(),
  ],
  worker: {
    format: 'es',
    plugins: () => [bindNumbers(), translationsApart()],
    rolldownOptions: {
      checks: { pluginTimings: false },
      output: { entryFileNames: 'assets/worker/[name]-[hash].js', chunkFileNames: 'assets/worker/[name]-[hash].js' },
    },
  },
  // The worker's packages too: found late, they would reload the page at the first visit of the development server.
  optimizeDeps: { entries: ['index.html', 'src/worker/session/run.worker.ts', 'src/worker/table/table.worker.ts'] },
  build: {
    target: 'es2022',
    rolldownOptions: {
      // Else the page would load all texts for effects that they don't have.
      treeshake: { moduleSideEffects: [{ test: /src\/words\//, sideEffects: false }] },
      // How long each plugin took says nothing about the app.
      checks: { pluginTimings: false },
      // All that the page begins with in one file: cut up by what late views share with it, it compresses worse.
      output: {
        codeSplitting: {
          groups: [
            { name: 'late-words', test: LATE_WORDS, priority: 1 },
            { name: 'page', tags: ['$initial'], priority: 2 },
          ],
        },
      },
    },
    // The worker's script is tfjs, about 1 MB; .size-limit.mjs holds the budgets.
    chunkSizeWarningLimit: 2_000,
    // Fonts are fetched when mathematics needs them, and not with every style.
    assetsInlineLimit: (file) => (file.endsWith('.woff2') ? false : undefined),
  },
});
