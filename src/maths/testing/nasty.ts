/** Texts and values that have broken readers, this lab's or others'. What fuzzing finds is added here. */

/** Texts that stand in place of others, or in the middle of them. */
export const NASTY_TEXTS: readonly string[] = [
  ...['', ' ', '\0', '\n', '\r\n', '\t', '\u001b[31m', '\u202e', '\ufeff', '\ud800', '\udc00', '\u2028', '💥', 'ﷺ', '̷̷̷̷'],
  // Numbers that are none, or not of float32.
  ...[
    'NaN',
    'Infinity',
    '-Infinity',
    '-0',
    '1e400',
    '1e39',
    '1e-400',
    '0x10',
    '1_000',
    '1,5',
    '٣',
    '½',
    '−1',
    '.',
    '-',
    'e',
  ],
  ...['9'.repeat(400), '0.' + '0'.repeat(400) + '1', '1e', '+1', '00', '2147483648', '4294967296', '9007199254740993'],
  // Names that objects have already.
  ...['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf', 'then', 'length'],
  // What other programs would run.
  ...['<script>alert(1)</script>', '<img src=x onerror=alert(1)>', 'javascript:alert(1)', '{{7*7}}', '${7*7}', '=1+1'],
  ...[
    '../../etc/passwd',
    'C:\\x',
    '%00',
    '%25',
    '%E0%A4',
    '%',
    '&amp;',
    '&#0;',
    '?#',
    '#v=1',
    'v=1',
    'right.',
    '=',
    '&',
    '&&',
    '==',
  ],
  ...[
    'null',
    'true',
    'false',
    '[]',
    '{}',
    '[[',
    '}}',
    '"',
    "'",
    '`',
    '\\',
    '//',
    '/*',
    '-->',
    ']]>',
    ',',
    ',,',
    ';',
    ':',
    '|',
    '"a"b',
  ],
  'x'.repeat(3000),
  '['.repeat(3000),
];

const deep = (levels: number): unknown => {
  let value: unknown = null;
  for (let level = 0; level < levels; level++) value = level % 2 === 0 ? [value] : { value };
  return value;
};

/** Values that stand in place of others. */
export const NASTY_VALUES: readonly unknown[] = [
  ...[null, true, false, 0, -0, -1, 0.5, 1e308, -1e308, 5e-324, 1e39, 2 ** 31, 2 ** 32, 2 ** 53, 2 ** 53 + 2],
  ...[[], {}, [[]], [{}], [null], [null, null], { length: 1e9 }, { length: -1 }, { 0: 1 }, { value: null }],
  ...[
    { then: 1 },
    { toString: 1 },
    { valueOf: null },
    { toJSON: 'x' },
    JSON.parse('{"__proto__": {"x": 1}}') as unknown,
  ],
  ...[
    [1, 'a'],
    ['1'],
    [1e400],
    new Array<number>(200).fill(0),
    Array.from({ length: 40 }, (_, i) => `k${i}`),
    deep(60),
    deep(2000),
  ],
];
