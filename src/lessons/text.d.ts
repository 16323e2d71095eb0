declare module '*/text.md' {
  /** The text as `LessonSection`s; a module that is declared in this way can't import that name. */
  export const sections: readonly ({ kind: 'html'; html: string } | { kind: 'figure' | 'claim'; id: string })[];
}
