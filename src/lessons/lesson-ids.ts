/** The ids of all lessons, in order: what a link names, known before anything else of a lesson is loaded. */
export const LESSON_IDS: readonly string[] = [
  'lazy-or-rich',
  'deep-mup',
  'alignment',
  'beyond-kernel',
  'local-learning',
  'deep-linear',
  'coordinate-check',
  'staircases',
  'edge-of-stability',
  'residual',
  'feature-machine',
  'grokking',
];
