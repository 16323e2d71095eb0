import { spoken } from '../language.ts';

const LIST = new Intl.ListFormat('en-GB');

/** The words of flags in the address, with which a teacher says what a page may show and change. */
export const flags = spoken('flags', {
  lock: (key: string) =>
    `the key of a setting (such as "${key}"), one with the values that are allowed ("width:64..512"), "settings" or "comparison"`,
  nearly: (key: string, meant: string) =>
    `The address has "${key}", which is no flag and is ignored; "${meant}" is one.`,
  locks: { settings: 'all settings', comparison: 'the comparison' },
  heldBy: (name: string) => `Held by the teacher's link: ${name}`,
  limitedBy: (name: string) => `Limited by the teacher's link: ${name}`,
  hidden: (view: string) => `The teacher's link hides the view "${view}".`,
  nothing: "The teacher's link hides all panels of this view.",
  locked: (names: readonly string[]) => `The teacher's link holds ${LIST.format(names)} fixed.`,
  outside: (name: string, low: string, high: string) =>
    `The teacher's link allows ${name} from ${low} to ${high} only.`,
});
