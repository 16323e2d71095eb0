/**
 * Reads a number that a person typed; returns `null` if the text is none. It reads `0.1`, `0,1`, `1e-3`, `2^10`, `1/8`,
 * and numbers with a true minus sign.
 */
export function readNumber(text: string): number | null {
  const plain = text.trim().replace('−', '-').replace(',', '.');
  const operation = /^([^^/]+)([\^/])([^^/]+)$/.exec(plain);
  if (!operation) return readPlain(plain);
  const left = readPlain(operation[1].trim());
  const right = readPlain(operation[3].trim());
  if (left === null || right === null) return null;
  const value = operation[2] === '^' ? left ** right : left / right;
  return Number.isFinite(value) ? value : null;
}

function readPlain(text: string): number | null {
  const value = Number(text);
  return text === '' || !Number.isFinite(value) ? null : value;
}
