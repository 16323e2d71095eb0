import { spoken } from '../language.ts';

/** How a size in bytes is written. */
export const bytes = spoken('bytes', {
  units: ['B', 'kB', 'MB', 'GB', 'TB'],
  text: (value: string, unit: string) => `${value} ${unit}`,
});
