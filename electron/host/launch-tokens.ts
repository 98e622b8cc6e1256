import { randomBytes } from 'node:crypto';

/**
 * Tokens that are exchanged for the cookie. One that goes to a browser stands on that browser's command line, where
 * other users of the machine can read it, so it works once and soon; one that is printed is read by whoever reads the
 * terminal, and works while the host runs.
 */
export interface LaunchTokens {
  issue(kind: 'once' | 'printed', nowMs: number): string;
  redeem(token: string, nowMs: number): boolean;
}

const ONCE_VALID_MS = 120_000;

export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

export function createLaunchTokens(): LaunchTokens {
  const validUntilMs = new Map<string, number>();
  return {
    issue(kind, nowMs) {
      const token = newSecret();
      validUntilMs.set(token, kind === 'once' ? nowMs + ONCE_VALID_MS : Number.POSITIVE_INFINITY);
      return token;
    },
    redeem(token, nowMs) {
      const untilMs = validUntilMs.get(token);
      if (untilMs === undefined) return false;
      if (untilMs !== Number.POSITIVE_INFINITY) validUntilMs.delete(token);
      return nowMs <= untilMs;
    },
  };
}
