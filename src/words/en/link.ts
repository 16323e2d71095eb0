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
  axis: 'a setting with its values, such as "train.lr:0.01,0.1" or "train.lr:log:0.01:1:5"',
  axisParts: {
    from: (allowed: string) => `as its first value, ${allowed}`,
    to: (allowed: string) => `as its last value, ${allowed}`,
    count: (allowed: string) => `as the number of its values, ${allowed}`,
    scale: (allowed: string) => `as its spacing, ${allowed}`,
  } as Readonly<Partial<Record<string, (allowed: string) => string>>>,
  lessonId: 'the name of a lesson, such as "alignment"',
};
