/** A lesson in parts that a projector shows one after the other: a figure, a claim, or some paragraphs. */
import type { Figure, LessonSection } from '../../lessons/lesson.ts';
import { lessonHtml } from '../trusted-types.ts';

/** One part of a lesson, under the heading of its section; empty before the first one. */
export type LessonPart = LessonSection & {
  heading: string;
  /** The pictures of a figure that are shown, by index and without the end; absent: all. */
  pictures?: readonly [begin: number, end: number];
};

/** So many pictures of one figure are seen at once, where they are known. */
const ABREAST = 2;

/** So much text is read at once, in letters; one of Chinese or Japanese takes the room of two. */
const MOST = 520;
/** The room of a formula on a line of its own, in letters. */
const FORMULA = 160;
/** A paragraph with such an end belongs to what follows it. */
const INTRODUCES = /[:：,、]$/;

/** Returns the parts of a lesson. Needs a document. */
export function lessonParts(sections: readonly LessonSection[], figures: readonly Figure[] = []): LessonPart[] {
  const parts: LessonPart[] = [];
  let heading = '';
  for (const section of sections) {
    if (section.kind !== 'html') {
      const figure = section.kind === 'figure' && figures.find(({ id }) => id === section.id);
      const count = figure && figure.kind === 'histogram' ? figure.priors.length : 0;
      if (count <= ABREAST) parts.push({ ...section, heading });
      else
        for (let begin = 0; begin < count; begin += ABREAST)
          parts.push({ ...section, heading, pictures: [begin, begin + ABREAST] });
      continue;
    }
    let group: Element[] = [];
    const close = () => {
      if (group.length > 0) parts.push({ kind: 'html', html: group.map((block) => block.outerHTML).join(''), heading });
      group = [];
    };
    for (const block of blocksOf(section.html)) {
      if (/^H[1-6]$/.test(block.tagName)) {
        close();
        heading = textOf(block);
        continue;
      }
      const last = group.at(-1);
      const isFull = [...group, block].reduce((sum, each) => sum + roomOf(each), 0) > MOST;
      if (last && isFull && !INTRODUCES.test(textOf(last))) close();
      group.push(block);
    }
    close();
  }
  return parts;
}

function blocksOf(html: string): Element[] {
  const template = document.createElement('template');
  template.innerHTML = lessonHtml(html) as string;
  return [...template.content.children];
}

const FORMULA_BLOCK = '.katex-display';

/** Returns the text that is seen: a formula holds its source, too. */
function textOf(block: Element): string {
  const seen = block.cloneNode(true) as Element;
  for (const source of seen.querySelectorAll('.katex-mathml')) source.remove();
  return (seen.textContent ?? '').trim();
}

function roomOf(block: Element): number {
  const formulas = block.querySelectorAll(FORMULA_BLOCK).length + Number(block.matches(FORMULA_BLOCK));
  const text = textOf(block);
  const wide = text.match(/[\u3000-\u9fff\uff00-\uffef]/g)?.length ?? 0;
  return formulas > 0 ? formulas * FORMULA : text.length + wide;
}
