import { firstScripts } from './scripts/bundle.mjs';

/** What is transferred, against its budget. */
export default [
  { name: 'scripts of the page', path: firstScripts(), limit: '256 kB', gzip: true },
  {
    name: 'scripts of the worker',
    path: ['dist/assets/worker/*.js', '!dist/assets/worker/{table,translation}*.js'],
    limit: '316 kB',
    gzip: true,
  },
  { name: 'translation of page and lessons', path: 'dist/assets/translation*.js', limit: '84 kB', gzip: true },
  { name: 'script of the reader of tables', path: 'dist/assets/worker/table*.js', limit: '40 kB', gzip: true },
  { name: 'styles of the page', path: 'dist/assets/page-*.css', limit: '14 kB', gzip: true },
  {
    name: 'styles of late views and dialogs',
    path: ['dist/assets/*.css', '!dist/assets/{page-,lessons-view,katex,embedded-page}*.css'],
    limit: '18.5 kB',
    gzip: true,
  },
  { name: 'styles of an embedded lab', path: 'dist/assets/embedded-page*.css', limit: '3 kB', gzip: true },
  {
    name: 'styles of the lessons, with those of mathematics',
    path: 'dist/assets/{lessons-view,katex}*.css',
    limit: '10 kB',
    gzip: true,
  },
  { name: 'digits, the default subset', path: 'dist/digits/small*', limit: '300 kB', brotli: false },
  { name: 'digits, all', path: 'dist/digits/all*', limit: '2.5 MB', brotli: false },
];
