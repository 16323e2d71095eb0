/** The words about the copy of the lab that the browser keeps. */
export const offline: typeof import('../en/offline.ts').offline = {
  description:
    '小さなネットワークの特徴が学習中に動くか動かないかを見る、lazy レジームと rich レジームのラボ。ブラウザの中で動きます。',
  ready: 'ラボ全体がこのブラウザに保存されているので、レッスンや手書き数字も含めてオフラインで使えます。',
  notReady: 'このブラウザにはまだラボのすべてのファイルが保存されていないので、オフラインでは使えません。',
  newVersion: {
    label: '新しいバージョン',
    sentence: 'ラボの新しいバージョンを読み込めます。実行は残り、現在の実行も続きから学習できます。',
    take: '読み込む',
    later: 'あとで',
  },
};
