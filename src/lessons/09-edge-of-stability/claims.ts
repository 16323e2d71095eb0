import type { Claim } from '../lesson.ts';
import { catapultClaims } from './catapult-claims.ts';
import { edgeClaims } from './edge-claims.ts';

/** The claims about the edge of stability, and about what happens above it. */
export const claims: readonly Claim[] = [...edgeClaims, ...catapultClaims];
