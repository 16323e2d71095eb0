/** The words about kept runs: their names, and the sentences of their list. */
export const runs = {
  names: {
    without: (setting: string) => `no ${setting}`,
    byDefault: 'by default',
    flags: (isOn: boolean) => (isOn ? 'yes' : 'no'),
    more: (parts: number) => `+${parts}`,
    numbered: (name: string, number: number) => `${name} (${number})`,
  },
};
