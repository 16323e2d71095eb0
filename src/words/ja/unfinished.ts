/** The words about a run that goes on after a break. */
export const unfinished: typeof import('../en/unfinished.ts').unfinished = {
  label: '終わっていない実行',
  two: (left, right) => `${left}、比較相手：${right}`,
  sentence: (run, step, steps) =>
    `前にページを離れたとき、終わっていない実行がありました：${run}（ステップ ${step} / ${steps}）。`,
  goOn: '続きから学習する',
  discard: '破棄する',
  otherBackend: (before, now, step) =>
    `この実行は、ステップ ${step} までは ${before}、そこから先は ${now} で学習しました。どちらか一方だけで学習した場合とは、末尾の桁が異なることがあります。`,
};
