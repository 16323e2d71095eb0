import { firstScripts } from './scripts/bundle.mjs';

/** What is transferred, against its budget. */
export default [
  { name: 'scripts of the page', path: firstScripts(), limit: '250 kB', gzip: true },
  { name: 'scripts of the worker', path: 'dist/assets/worker/*.js', limit: '296 kB', gzip: true },
  { name: 'styles', path: ['dist/assets/*.css', '!dist/assets/lessons-view*.css'], limit: '24 kB', gzip: true },
  {
    name: 'styles of the lessons, with those of mathematics',
    path: 'dist/assets/lessons-view*.css',
    limit: '10 kB',
    gzip: true,
  },
  { name: 'digits, the default subset', path: 'dist/digits/small*', limit: '300 kB', brotli: false },
  { name: 'digits, all', path: 'dist/digits/all*', limit: '2.5 MB', brotli: false },
];
