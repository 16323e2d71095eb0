/**
 * Turns the text of a lesson (`src/lessons/<folder>/text.md`, in other languages `src/words/<language>/lessons/<id>.md`)
 * into a module when the page is built, so that the page needs neither Markdown nor KaTeX. `$..$` and `$$..$$` are mathematics, and `\$` is a dollar. `{{figure: id}}` and
 * `{{claim: id}}` on a line of their own are the places of figures and claims. The rest is Markdown.
 */
import katex from 'katex';
import { Marked } from 'marked';
import type { Plugin } from 'vite';
import type { LessonSection } from '../src/lessons/lesson.ts';

const TEXT_FILE = /\/src\/(lessons\/[^/]+\/text|words\/[a-z-]+\/lessons\/[^/]+)\.md$/;
const KATEX_STYLES = /\/katex\/dist\/katex[^/]*\.css(\?|$)/;
/** Every browser that runs the lab reads WOFF2. */
const OTHER_FONT_FORMATS = /,\s*url\([^)]*\)\s*format\(["'](?:woff|truetype)["']\)/g;

/** Returns Vite's plugin for `import { sections } from './text.md'`; bad mathematics or an unknown place ends the build. */
export function lessonText(): Plugin {
  return {
    name: 'lesson-text',
    enforce: 'pre',
    transform(source, id) {
      if (KATEX_STYLES.test(id)) return { code: source.replace(OTHER_FONT_FORMATS, ''), map: null };
      if (!TEXT_FILE.test(id)) return null;
      const sections = lessonSections(source, id.slice(id.indexOf('src/')));
      return { code: `export const sections = ${JSON.stringify(sections)};`, map: null, moduleType: 'js' };
    },
  };
}

/** The pieces that are not Markdown, in the order in which they are looked for. */
const PIECES = /\\\$|\$\$(?<display>[^$]+)\$\$|\$(?<inline>[^$]+)\$|\$|\{\{(?<place>[^}\n]*)(?:\}\})?/g;
const PLACE = /^(?<kind>figure|claim): *(?<id>[a-z0-9-]+)$/;
/** Marks a piece while the rest goes through Markdown: its number between two characters that no text has. */
const mark = (index: number) => `\uE000${index}\uE001`;
const MARK = /\uE000(\d+)\uE001/g;
const MARKED_PARAGRAPH = /<p>\uE000(\d+)\uE001<\/p>/;

/**
 * Returns the sections of a text, with its mathematics typeset.
 *
 * @throws Error with file and line, where mathematics or a place is wrong
 */
export function lessonSections(source: string, file: string): LessonSection[] {
  const pieces: (string | LessonSection)[] = [];
  const markdown = source.replace(PIECES, (...match) => {
    const groups = match.at(-1) as Record<'display' | 'inline' | 'place', string | undefined>;
    const offset = match.at(-3) as number;
    const complain = (problem: string) => {
      throw new Error(`${file}:${source.slice(0, offset).split('\n').length}: ${problem}`);
    };
    const piece = pieceOf(match[0], groups, lineAround(source, offset), complain);
    const marked = mark(pieces.push(piece) - 1);
    return typeof piece === 'string' ? marked : `\n\n${marked}\n\n`;
  });
  const restore = (html: string) => html.replace(MARK, (_, index: string) => textOf(pieces[Number(index)]));
  const parts = markdownToHtml(markdown).split(MARKED_PARAGRAPH);
  // Between the parts stand the numbers of pieces that are paragraphs of their own.
  const sections = parts.map((part, i): LessonSection => {
    const piece = i % 2 === 0 ? restore(part) : pieces[Number(part)];
    return typeof piece === 'string' ? { kind: 'html', html: piece } : piece;
  });
  return joinHtml(sections);
}

const lineAround = (source: string, offset: number) =>
  source.slice(source.lastIndexOf('\n', offset - 1) + 1).split('\n', 1)[0];

const textOf = (piece: string | LessonSection) => (typeof piece === 'string' ? piece : '');

function pieceOf(
  text: string,
  { display, inline, place }: Record<'display' | 'inline' | 'place', string | undefined>,
  line: string,
  complain: (problem: string) => never,
): string | LessonSection {
  if (text === '\\$') return '$';
  if (text === '$') complain('a formula has no second "$"; a dollar is written "\\$".');
  if (place !== undefined) {
    const known = PLACE.exec(place.trim())?.groups;
    if (!known || line.trim() !== text) {
      complain(`"${text}" is not a place: {{figure: id}} or {{claim: id}} on a line of its own.`);
    }
    return { kind: known?.kind as 'figure' | 'claim', id: known?.id ?? '' };
  }
  try {
    const html = katex.renderToString(display ?? inline ?? '', {
      displayMode: display !== undefined,
      output: 'htmlAndMathml',
      strict: 'error',
    });
    // The page's policy forbids styles in HTML; the page sets them by script (`takeStyles`).
    return html.replaceAll(' style="', ' data-style="');
  } catch (error) {
    return complain(error instanceof Error ? error.message : String(error));
  }
}

/** Turns Markdown into HTML: headings below those of page and lesson; links to the lab stay, others open beside it. */
const markdownToHtml = (markdown: string) =>
  new Marked({ async: false })
    .use({
      renderer: {
        heading({ depth, tokens }) {
          return `<h${depth + 1}>${this.parser.parseInline(tokens)}</h${depth + 1}>\n`;
        },
        link({ href, tokens }) {
          const outside = href.startsWith('#') ? '' : ' target="_blank" rel="noreferrer"';
          return `<a href="${href.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"${outside}>${this.parser.parseInline(tokens)}</a>`;
        },
      },
    })
    .parse(markdown) as string;

function joinHtml(sections: readonly LessonSection[]): LessonSection[] {
  const joined: LessonSection[] = [];
  for (const section of sections) {
    const last = joined.at(-1);
    if (section.kind === 'html' && last?.kind === 'html')
      joined[joined.length - 1] = { kind: 'html', html: last.html + section.html };
    else if (section.kind !== 'html' || section.html.trim() !== '') joined.push(section);
  }
  return joined;
}
