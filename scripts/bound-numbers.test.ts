import { expect, it } from 'vitest';
import { boundNumbers } from './bound-numbers.ts';

it('binds a number, a value and a formula to what they count', () => {
  expect(boundNumbers('1 つと ${count} 個、$L$ 層')).toBe('1\u00A0つと ${count}\u00A0個、$L$\u00A0層');
});

it('leaves other spaces', () => {
  const text = 'lazy な学習、幅 32、5 px, `const [a] = b; // 値`';
  expect(boundNumbers(text)).toBe(text);
});
