import { tzOffset } from '@date-fns/tz';

export interface ZoneOffset {
  /** The offset holds for instants before this one (UTC ms); Infinity for the last. */
  readonly untilMs: number;
  /** To be added to UTC ms to get wall-clock ms. */
  readonly offsetMs: number;
}

const MINUTE_MS = 60_000;
/** Clocks are never changed twice within a week; the shortest pair on record is about four weeks (Morocco, Egypt). */
const STEP_MS = 7 * 86_400_000;

/**
 * The offsets of `zone` (IANA name) between two instants (UTC ms), in time order, so that a database that knows no zones
 * can compute wall-clock times with plain arithmetic. Shanghai has one, New York three a year.
 */
export function zoneOffsets(fromMs: number, toMs: number, zone: string): ZoneOffset[] {
  const offsets: ZoneOffset[] = [];
  let offsetMs = offsetAt(fromMs, zone);
  for (let at = fromMs; at < toMs; at += STEP_MS) {
    const next = Math.min(at + STEP_MS, toMs);
    const nextOffsetMs = offsetAt(next, zone);
    if (nextOffsetMs === offsetMs) continue;
    offsets.push({ untilMs: changeBetween(at, next, zone), offsetMs });
    offsetMs = nextOffsetMs;
  }
  return [...offsets, { untilMs: Number.POSITIVE_INFINITY, offsetMs }];
}

/** The first minute after `beforeMs` at which the offset of `afterMs` holds. */
function changeBetween(beforeMs: number, afterMs: number, zone: string): number {
  const target = offsetAt(afterMs, zone);
  let low = Math.floor(beforeMs / MINUTE_MS);
  let high = Math.ceil(afterMs / MINUTE_MS);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(middle * MINUTE_MS, zone) === target) high = middle;
    else low = middle;
  }
  return high * MINUTE_MS;
}

function offsetAt(atMs: number, zone: string): number {
  return tzOffset(zone, new Date(atMs)) * MINUTE_MS;
}
