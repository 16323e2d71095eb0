import type { Plugin } from 'vite';

/**
 * Returns Vite's plugin that writes the address of the site into the page, where it is known: a preview of a link needs the
 * absolute address of its picture.
 *
 * @param site the address under which the built folder will be served, such as `https://example.org/lab/`
 */
export function siteAddress(site: string | undefined): Plugin {
  return {
    name: 'site-address',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (html) => (site === undefined || site === '' ? html : withAddress(html, site)),
    },
  };
}

/**
 * Returns the page with absolute addresses in what is read by other sites.
 *
 * @throws Error if `site` is no address
 */
export function withAddress(html: string, site: string): string {
  if (!URL.canParse(site)) throw new Error(`LAB_SITE is "${site}"; give an address, such as https://example.org/lab/.`);
  const address = site.endsWith('/') ? site : `${site}/`;
  const described = html.replace(/(<meta property="og:image" content=")\.\//, `$1${address}`);
  return described.replace(
    '</head>',
    `  <meta property="og:url" content="${address}" />\n    <link rel="canonical" href="${address}" />\n  </head>`,
  );
}
