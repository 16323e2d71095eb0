/**
 * The headers of the built lab, wherever it is served from. The example files for nginx and Caddy have the same, and
 * `examples.test.ts` holds them to it.
 */

import { ISOLATION } from '../../scripts/isolation.ts';
import { PAGE_POLICY } from '../../scripts/security-policy.ts';

/** The policy of the page, and that any page may embed the lab. */
const CONTENT_SECURITY_POLICY = `${PAGE_POLICY}; frame-ancestors *`;

/** The headers of every file. */
export const HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': CONTENT_SECURITY_POLICY,
  ...ISOLATION,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
};

/** Files whose name changes with their content are kept for a year; all others are asked for each time. */
export const CACHING = {
  hashed: 'public, max-age=31536000, immutable',
  other: 'no-cache',
} as const;

/** Returns whether the name of a file, as a path under the built folder, changes with its content. */
export const isHashed = (path: string): boolean => path.startsWith('assets/');
