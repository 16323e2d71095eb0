/** Recognizes files that hold no table by their first bytes, so that a refusal can say what they are. */

/** The kinds of such files. */
export type ForeignKind =
  'workbook' | 'objects' | 'pdf' | 'picture' | 'packed' | 'columns' | 'script' | 'svg' | 'bib' | 'web' | 'markup';

/** The kinds in which the lab itself has written a link. */
export type LinkedKind = Extract<ForeignKind, 'script' | 'svg' | 'bib'>;

/** The bytes that {@link foreignKind} needs. */
export const FOREIGN_HEAD = 4096;

const MAGIC: readonly [ForeignKind, RegExp][] = [
  ['workbook', /^PK\x03\x04[^]*?(\[Content_Types\]\.xml|docProps\/|xl\/|opendocument)/],
  ['workbook', /^\xd0\xcf\x11\xe0/],
  // Of torch.save, an archive since PyTorch 1.6, and of pickle.
  ['objects', /^(PK\x03\x04[^]*?\/data\.pkl|\x80[\x02-\x05])/],
  ['pdf', /^%PDF-/],
  ['picture', /^(\x89PNG|\xff\xd8\xff|GIF8|RIFF....WEBP)/],
  ['packed', /^(\x1f\x8b|7z\xbc\xaf|Rar!|BZh\d|\xfd7zXZ|\x28\xb5\x2f\xfd)/],
  ['columns', /^(PAR1|ARROW1|FEA1|\x89HDF)/],
  ['script', /^"""[^\n]*\n\nA run of the Lazy Rich Lab/],
  ['svg', /^(\xef\xbb\xbf)?\s*(<\?xml[^>]*>\s*)?(<!--[^]*?-->\s*|<!doctype svg[^>]*>\s*)*<svg[\s>]/i],
  ['bib', /^(\xef\xbb\xbf)?\s*(%[^\n]*\n\s*)*@[a-z]+\s*\{/i],
  ['web', /^(\xef\xbb\xbf)?\s*<(!doctype html|html|head|body)[\s>]/i],
  ['markup', /^(\xef\xbb\xbf)?\s*<(\?xml|[a-z][\w:-]*[\s>/])/i],
];

/** Returns what a file is by its first bytes; `null`: perhaps a table, or arrays. */
export function foreignKind(head: Uint8Array): ForeignKind | null {
  const text = Array.from(head.subarray(0, FOREIGN_HEAD), (byte) => String.fromCharCode(byte)).join('');
  return MAGIC.find(([, magic]) => magic.test(text))?.[0] ?? null;
}
