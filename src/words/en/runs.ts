/** The words about kept runs: their names, and the sentences of their list. */
export const runs = {
  names: {
    without: (setting: string) => `no ${setting}`,
    byDefault: 'by default',
    flags: (isOn: boolean) => (isOn ? 'yes' : 'no'),
    more: (parts: number) => `+${parts}`,
    numbered: (name: string, number: number) => `${name} (${number})`,
  },
  file: {
    newer: 'A run was kept by a newer version of the lab; it is left out.',
    broken: (part: string) => `A kept run can't be read (${part}); it is left out.`,
    settings: (problem: string) => `A kept run has settings that this lab doesn't know; it is left out. ${problem}`,
  },
};
