/** The words of an embedded lab, and of what it answers to the page around it. */
export const embed: typeof import('../en/embed.ts').embed = {
  region: 'Lazy–Rich Lab',
  open: 'Lazy–Rich Lab を新しいタブで開く',
  oneOf: (field, found, allowed) =>
    `ラボへのメッセージの ${field} が ${found} です。使えるのは ${allowed.join('、')} です。`,
  otherVersion: (version) =>
    `ラボへのメッセージの lab が ${version} です。使えるのは、このラボが知る唯一の版である 1 だけです。`,
  tooLong: (characters, most) =>
    `ラボへのメッセージのリンクは ${characters} 文字ですが、読み取れるのは ${most} 文字までです。`,
  noKeys:
    'ラボへの種類 "keys" のメッセージには、["PageDown", "PageUp"] のようなキー名のリスト（50 個まで）が必要です。',
  noSettings: 'ラボへの種類 "set" のメッセージには、リンクのキーで書いた設定か、リンクが必要です。',
  unknownKey: (key, nearest) =>
    `${key} はリンクの設定のキーではないので、無視しました${nearest === null ? '' : `（${nearest} ならあります）`}。`,
  noRight: (key) => `${key} は右のネットワークの設定ですが、ここではネットワークは 1 つだけです。`,
  trainingOnly: '埋め込まれたラボに表示できるのは学習だけですが、リンクは別の画面を開きます。',
  notTaken: (why) => `リンクは開けませんでした。${why}リンクで省略された設定は、既定値になります。`,
};
