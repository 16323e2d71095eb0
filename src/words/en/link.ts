/** What is said about a link that could not be taken as it stands. */
export const link = {
  unknownKey: (key: string) => `The link sets "${key}", which this lab does not know; it is ignored.`,
  unreadable: (part: string) => `A part of the link can't be read and is ignored: "${part}".`,
  newerVersion: (version: string, newest: number) =>
    `The link is of version "${version}", but this lab knows links up to version ${newest} only; it is read as version ${newest}.`,
  replaced: (key: string, found: string, allowed: string, used: string) =>
    `In the link, ${key} is ${found}; allowed: ${allowed}. Used instead: ${used}.`,
  leftOut: (key: string, found: string, allowed: string) =>
    `In the link, ${key} is ${found}; allowed: ${allowed}. It is left out.`,
  lessonId: 'the name of a lesson, such as "alignment"',
};
