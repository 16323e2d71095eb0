const LIST = new Intl.ListFormat('ja');

/** The words of flags in the address, with which a teacher says what a page may show and change. */
export const flags: typeof import('../en/flags.ts').flags = {
  lock: (key) =>
    `設定のキー（"${key}" など）、許す値を付けたキー（"width:64..512"）、"settings"、"comparison" のいずれか`,
  nearly: (key, meant) => `アドレスにある "${key}" はフラグではないので、無視しました（"${meant}" ならあります）。`,
  locks: { settings: 'すべての設定', comparison: '比較' },
  heldBy: (name) => `リンクの指定で固定：${name}`,
  limitedBy: (name) => `リンクの指定で範囲を限定：${name}`,
  hidden: (view) => `リンクの指定により、画面「${view}」は隠されています。`,
  nothing: 'リンクの指定により、この画面のパネルはすべて隠されています。',
  locked: (names) => `リンクの指定により、${LIST.format(names)}は固定されています。`,
  outside: (name, low, high) => `リンクの指定により、${name}は ${low} から ${high} までに限られています。`,
};
