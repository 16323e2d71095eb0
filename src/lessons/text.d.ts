declare module '*.md' {
  /** The text as `LessonSection`s; a module declared in this way can't import that type. */
  export const sections: readonly ({ kind: 'html'; html: string } | { kind: 'figure' | 'claim'; id: string })[];
}
