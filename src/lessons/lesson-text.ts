/** The text of a lesson as the page shows it; `scripts/lesson-text.ts` makes it from `text.md` when the page is built. */

/** A part of the text: HTML with its mathematics typeset, or the place of a figure or a claim. */
export type LessonSection = { kind: 'html'; html: string } | { kind: 'figure' | 'claim'; id: string };
