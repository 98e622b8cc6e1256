/**
 * Who may ask the loopback host. Any page in any browser of this machine, any program of any of its users can reach a
 * port on 127.0.0.1, so an address is no proof of anything:
 *
 * - Host must be exactly ours: a rebound name (evil.example -> 127.0.0.1) carries its own name there.
 * - What changes something must come from our own page: browsers send Origin with everything but GET and HEAD.
 * - What is read must not be asked by another site's page: browsers send Sec-Fetch-Site, and no script can forge it.
 * - Nothing at all is served without the cookie that the launch token was exchanged for, or, behind a TLS proxy
 *   under the public name, without signing in (which the backend asks for).
 */
export interface GuardRules {
  readonly port: number;
  /** What the launch cookie must hold. */
  readonly cookieSecret: string;
  /** `https://NAME` of the proxy in front, if there is one. */
  readonly publicUrl: string | null;
}

const FIRST_START = /auth.createAdministrator|%/i;

export type GuardVerdict =
  | { readonly kind: 'allow' }
  | { readonly kind: 'refuse'; readonly status: 401 | 403; readonly reason: string };

export interface AskedBy {
  readonly method: string;
  readonly path: string;
  readonly headers: Headers;
}

const allow: GuardVerdict = { kind: 'allow' };
const refuse = (status: 401 | 403, reason: string): GuardVerdict => ({ kind: 'refuse', status, reason });

export function cookieName(port: number): string {
  return `orderline-${port}`;
}

/** The verdict on one request; `launching` is true for the exchange of a launch token, which has no cookie yet. */
export function guardRequest(rules: GuardRules, request: AskedBy, launching = false): GuardVerdict {
  const host = request.headers.get('host');
  const loopback = host === `127.0.0.1:${rules.port}`;
  const publicOrigin = rules.publicUrl === null ? null : new URL(rules.publicUrl);
  if (!loopback && (publicOrigin === null || host !== publicOrigin.host)) return refuse(403, 'host');
  const origin = loopback ? `http://127.0.0.1:${rules.port}` : publicOrigin?.origin;

  if (request.method === 'GET' || request.method === 'HEAD') {
    const site = request.headers.get('sec-fetch-site');
    if (site !== 'same-origin' && site !== 'none') return refuse(403, 'site');
  } else if (request.headers.get('origin') !== origin) {
    return refuse(403, 'origin');
  }

  // Whoever knows the public name could make themselves administrator of a host that has none yet. No address of
  // ours is percent-encoded, so a disguised one is refused with it.
  if (!loopback) return FIRST_START.test(request.path) ? refuse(403, 'first-start') : allow;
  if (launching) return allow;
  const cookie = readCookie(request.headers.get('cookie'), cookieName(rules.port));
  return cookie !== null && sameSecret(cookie, rules.cookieSecret) ? allow : refuse(401, 'cookie');
}

/** The value of one cookie of a Cookie header, or null. */
export function readCookie(header: string | null, name: string): string | null {
  for (const part of (header ?? '').split(';')) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return null;
}

/** Compares secrets in a time that depends on their length alone. */
export function sameSecret(given: string, expected: string): boolean {
  let difference = given.length ^ expected.length;
  for (let at = 0; at < expected.length; at += 1) difference |= given.charCodeAt(at) ^ expected.charCodeAt(at);
  return difference === 0;
}
