import { attendanceOf, type Span } from './shifts.ts';

/** Who signs out so long before a span ends has gone home rather than to the break. */
export const LEFT_EARLY_MS = 15 * 60_000;

/** How the plan bears on somebody who is not signed in. */
export type Expected =
  /** Still to come: from when until when, and the times between that are not worked. UTC ms. */
  | { readonly kind: 'later'; readonly fromMs: number; readonly untilMs: number; readonly breaks: readonly Span[] }
  /** Since this begin of a span they should have been there and were not. */
  | { readonly kind: 'late'; readonly atMs: number }
  /** Went at this instant, while they were planned. */
  | { readonly kind: 'left'; readonly atMs: number };

/**
 * What is to be expected of somebody who is not signed in, by the spans of their shift and when they last signed out (UTC
 * ms; null: never): who is late or has gone in the middle is not sure to come, also not after the next break. Null: the
 * shift is over, or there is none.
 */
export function expectedOf(spans: readonly Span[], signedOutAtMs: number | null, nowMs: number): Expected | null {
  const next = spans.findIndex(({ fromMs }) => fromMs > nowMs);
  const begun = next === -1 ? spans.at(-1) : spans[next - 1];
  const ahead = next === -1 ? [] : spans.slice(next);
  const isRunning = begun !== undefined && nowMs < begun.toMs;
  if (begun && (isRunning || ahead.length > 0)) {
    if (signedOutAtMs === null || signedOutAtMs < begun.fromMs) return { kind: 'late', atMs: begun.fromMs };
    if (signedOutAtMs < begun.toMs - LEFT_EARLY_MS) return { kind: 'left', atMs: signedOutAtMs };
  }
  const first = ahead[0];
  if (!first) return null;
  return { kind: 'later', fromMs: first.fromMs, ...attendanceOf(ahead, first.fromMs) };
}
