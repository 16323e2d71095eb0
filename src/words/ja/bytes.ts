/** How a size in bytes is written. */
export const bytes: typeof import('../en/bytes.ts').bytes = {
  units: ['B', 'kB', 'MB', 'GB', 'TB'],
  text: (value, unit) => `${value} ${unit}`,
};
