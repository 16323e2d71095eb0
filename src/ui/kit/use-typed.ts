import { useState, type ChangeEvent } from 'react';

interface Typed {
  /** What an input element needs to hold the text. */
  field: {
    value: string;
    onChange: (event: ChangeEvent<HTMLInputElement>) => void;
    onBlur: () => void;
  };
  /** Takes the text as it stands there. */
  take: (text: string) => void;
  /** Shows the value again. */
  giveUp: () => void;
}

/**
 * Holds the text of a field while it is typed. Leaving the field takes a text that was edited since it was last taken. A
 * value that changes for another reason, such as a file that is opened, replaces the text: otherwise the next click
 * would take the old text and change what the file has just brought.
 *
 * @param shown the present value as a text
 * @param commit takes a text; it may refuse it, and then the text stays until the field is left
 */
export function useTyped(shown: string, commit: (text: string) => void): Typed {
  const [typed, setTyped] = useState<{ text: string; isTaken: boolean } | null>(null);
  const [seen, setSeen] = useState(shown);
  if (seen !== shown) {
    setSeen(shown);
    setTyped(null);
  }
  const take = (text: string) => {
    setTyped({ text, isTaken: true });
    commit(text);
  };
  return {
    field: {
      value: seen === shown && typed ? typed.text : shown,
      onChange: ({ currentTarget }) => setTyped({ text: currentTarget.value, isTaken: false }),
      onBlur: () => {
        if (typed && !typed.isTaken) commit(typed.text);
        setTyped(null);
      },
    },
    take,
    giveUp: () => setTyped(null),
  };
}
