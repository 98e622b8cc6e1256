import type { SeatState } from '../../contract/seats.ts';

/** busy = preview + dialing + handle (talking, hold, wrap-up), product.md section 8. */
export const BUSY_STATES = ['preview', 'dialing', 'talking', 'hold', 'wrap-up'] as const satisfies readonly SeatState[];
const isBusy = (state: SeatState): boolean => (BUSY_STATES as readonly SeatState[]).includes(state);

/** So far back "the last hour" of the forecast looks. */
export const LAST_HOUR_MS = 3_600_000;

/** One row of the state log: from `atMs` (UTC ms) on the person is in `state`. */
export interface SeatChange {
  readonly operatorId: string;
  readonly state: SeatState;
  readonly atMs: number;
}
export interface SeatWork {
  readonly busySeconds: number;
  readonly readySeconds: number;
  /** Of it within the last hour. */
  readonly busyLastHourSeconds: number;
}

/** What a person has come to until the last change. */
interface Kept {
  state: SeatState;
  sinceMs: number;
  busyMs: number;
  readyMs: number;
  /** Busy from-to, the latest last; what lies an hour back is forgotten. */
  spans: { readonly fromMs: number; toMs: number }[];
}

/**
 * Adds up the state log since an instant as it grows, so that a day's hundred thousand changes are read once and not with
 * every look. A person's changes come in their order; the state that held at `fromMs` comes first, at that instant.
 */
export function createSeatWork(fromMs: number) {
  const people = new Map<string, Kept>();
  return {
    add({ operatorId, state, atMs }: SeatChange): void {
      const kept = people.get(operatorId);
      const sinceMs = Math.max(atMs, fromMs);
      if (!kept) {
        people.set(operatorId, { state, sinceMs, busyMs: 0, readyMs: 0, spans: [] });
        return;
      }
      const ms = sinceMs - kept.sinceMs;
      if (kept.state === 'ready') kept.readyMs += ms;
      if (isBusy(kept.state)) {
        kept.busyMs += ms;
        const last = kept.spans.at(-1);
        if (last?.toMs === kept.sinceMs) last.toMs = sinceMs;
        else kept.spans.push({ fromMs: kept.sinceMs, toMs: sinceMs });
      }
      kept.state = state;
      kept.sinceMs = sinceMs;
    },
    /** What each person has come to at an instant that is not before the last change. */
    at(nowMs: number): Map<string, SeatWork> {
      const backMs = nowMs - LAST_HOUR_MS;
      return new Map(
        [...people].map(([operatorId, kept]): [string, SeatWork] => {
          const openMs = Math.max(0, nowMs - kept.sinceMs);
          const busyNowMs = isBusy(kept.state) ? openMs : 0;
          kept.spans = kept.spans.filter((span) => span.toMs > backMs);
          const lastHourMs = kept.spans.reduce((sum, span) => sum + span.toMs - Math.max(span.fromMs, backMs), 0);
          return [
            operatorId,
            {
              busySeconds: Math.round((kept.busyMs + busyNowMs) / 1000),
              readySeconds: Math.round((kept.readyMs + (kept.state === 'ready' ? openMs : 0)) / 1000),
              busyLastHourSeconds: Math.round((lastHourMs + Math.min(busyNowMs, LAST_HOUR_MS)) / 1000),
            },
          ];
        }),
      );
    },
  };
}
