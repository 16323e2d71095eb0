/** Contiguous parts whose sizes differ by at most one, none of them empty. */
export function splitEvenly<Item>(items: readonly Item[], parts: number): Item[][] {
  const count = Math.min(parts, items.length);
  const start = (part: number) => Math.floor((part * items.length) / count);
  return Array.from({ length: count }, (_, part) => items.slice(start(part), start(part + 1)));
}
