import { expect, it } from 'vitest';
import { NO_FLAGS } from './page-flags.ts';
import { embedCode, sharedAddress } from './shared-address.ts';

const shared = (link: string, flags: Partial<typeof NO_FLAGS> = {}) => sharedAddress(link, { ...NO_FLAGS, ...flags });

it('a shared address has its own flags in place of those of the page, and keeps the rest of the query', () => {
  const link = 'https://lab.example/a/?embed=1&from=a%20b&lang=ja#v=1&lr=0.5';
  expect(shared(link)).toBe('https://lab.example/a/?from=a%20b#v=1&lr=0.5');
  expect(shared(link, { hide: ['runs'], theme: 'dark' })).toBe(
    'https://lab.example/a/?hide=runs&theme=dark&from=a%20b#v=1&lr=0.5',
  );
  expect(shared('https://lab.example/?autoplay=0#v=1')).toBe('https://lab.example/#v=1');
});

it('a shared lesson opens in place of what the fragment says', () => {
  expect(shared('https://lab.example/#v=1&lr=0.5', { lesson: 'alignment' })).toBe(
    'https://lab.example/?lesson=alignment',
  );
});

it('the code for a page of HTML can not be left by the address or the title', () => {
  const code = embedCode('https://lab.example/?a=1&b="2"#v=1', 'Lazy & "rich" <b>');
  expect(code).toMatch(/^<iframe src="https:\/\/lab\.example\/\?a=1&amp;b=&quot;2&quot;#v=1" /);
  expect(code).toContain(' title="Lazy &amp; &quot;rich&quot; &lt;b>" ');
  expect(code).toMatch(/ width="100%" height="600" .*><\/iframe>$/);
});
