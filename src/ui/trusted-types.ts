import { policies } from '../worker/own-scripts.ts';

let lessons: ReturnType<NonNullable<ReturnType<typeof policies>>['createPolicy']> | undefined;

/** Returns the text of a lesson as HTML. It is made when the lab is built (`scripts/lesson-text.ts`), and never from a file or link. */
export function lessonHtml(text: string): string | TrustedHTML {
  lessons ??= policies()?.createPolicy('lesson', { createHTML: (html) => html });
  return lessons?.createHTML(text) ?? text;
}
