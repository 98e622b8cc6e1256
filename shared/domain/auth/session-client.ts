import type { SessionClient } from '../../contract/auth.ts';

/** The first that fits: browsers call themselves by the names of others too. */
const PROGRAMS: readonly (readonly [SessionClient['program'], RegExp])[] = [
  ['desktop', /\bElectron\b/],
  ['Edge', /\bEdg(?:e|A|iOS)?\//],
  ['Opera', /\bOPR\//],
  ['Firefox', /\b(?:Firefox|FxiOS)\//],
  ['Chrome', /\b(?:Chrome|Chromium|CriOS|HeadlessChrome)\//],
  ['Safari', /\bSafari\//],
];
const SYSTEMS: readonly (readonly [NonNullable<SessionClient['system']>, RegExp])[] = [
  ['Android', /\bAndroid\b/],
  ['iOS', /\b(?:iPhone|iPad)\b/],
  ['Windows', /\bWindows\b/],
  ['macOS', /\bMacintosh\b/],
  ['Linux', /\bLinux\b|\bX11\b/],
];

/** With what somebody is signed in, from how it names itself (a User-Agent); null when that says nothing known. */
export function clientOf(userAgent: string | null): SessionClient | null {
  const program = PROGRAMS.find(([, named]) => named.test(userAgent ?? ''))?.[0];
  if (program === undefined) return null;
  return { program, system: SYSTEMS.find(([, named]) => named.test(userAgent ?? ''))?.[0] ?? null };
}
