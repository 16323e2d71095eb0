import { chromium } from 'playwright-core';
const [out, port, ...links] = process.argv.slice(2);
import { createRequire } from 'node:module';
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox','--disable-quic'] });
for (const [i, link] of links.entries()) {
  const [w, h] = (process.env.SIZE ?? '1440x900').split('x').map(Number);
  const p = await b.newPage({ viewport: { width: w, height: h }, colorScheme: process.env.DARK ? 'dark' : 'light', locale: process.env.LANG_ ?? 'en-US' });
  p.on('pageerror', (e) => console.log('ERR', e.message));
  await p.goto(`http://localhost:${port}/${link}`);
  await p.waitForTimeout(Number(process.env.WAIT ?? 6000));
  await p.screenshot({ path: `${out}-${i}.png`, fullPage: !!process.env.FULL });
  await p.close();
}
await b.close();
