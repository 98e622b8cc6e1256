import type { ClockKind } from '../shared/contract/tickets.ts';
import { type ReadableDB, sql, type WritableDB } from './connection.ts';

/** A running clock of which something has come that nobody was told of. */
export interface ClockCome {
  readonly ticketId: string;
  readonly kind: ClockKind;
  readonly round: number;
  /** When it ran out, or was to warn. */
  readonly atMs: number;
}

const CLOCK = 'ticket_id AS ticketId, kind, round';

/** Running clocks that ran out before an instant and were not told of, the oldest first. */
export function clocksRunOut(db: ReadableDB, nowMs: number, most: number): ClockCome[] {
  return sql<[number, number], ClockCome>(
    db,
    `SELECT ${CLOCK}, due_at_ms AS atMs FROM ticket_clock
      WHERE stopped_at_ms IS NULL AND breached_at_ms IS NULL AND due_at_ms < ? ORDER BY due_at_ms LIMIT ?`,
  ).all(nowMs, most);
}

/** Running clocks whose warning has come and was not told; one that ran out too is none of them. */
export function clocksToWarn(db: ReadableDB, nowMs: number, most: number): ClockCome[] {
  return sql<object, ClockCome>(
    db,
    `SELECT ${CLOCK}, warn_at_ms AS atMs FROM ticket_clock
      WHERE stopped_at_ms IS NULL AND warned_at_ms IS NULL AND warn_at_ms <= @nowMs
        AND (due_at_ms IS NULL OR due_at_ms >= @nowMs) ORDER BY warn_at_ms LIMIT @most`,
  ).all({ nowMs, most });
}

/** Its breach was noticed; a warning is no longer due. */
export function markBreached(tx: WritableDB, { ticketId, kind, round }: ClockCome, nowMs: number): void {
  sql<object>(
    tx,
    `UPDATE ticket_clock SET breached_at_ms = @nowMs, warned_at_ms = coalesce(warned_at_ms, @nowMs)
      WHERE ticket_id = @ticketId AND kind = @kind AND round = @round`,
  ).run({ ticketId, kind, round, nowMs });
}

export function markWarned(tx: WritableDB, { ticketId, kind, round }: ClockCome, nowMs: number): void {
  sql<object>(
    tx,
    'UPDATE ticket_clock SET warned_at_ms = @nowMs WHERE ticket_id = @ticketId AND kind = @kind AND round = @round',
  ).run({ ticketId, kind, round, nowMs });
}

/** One level up; the level that it has now, or undefined at the highest. No version: nobody's decision is overtaken. */
export function climbTicket(tx: WritableDB, ticketId: string, highest: number): number | undefined {
  return sql<[string, number], number>(
    tx,
    'UPDATE ticket SET level = level + 1 WHERE id = ? AND level < ? RETURNING level',
  )
    .pluck()
    .get(ticketId, highest);
}

/** Open cases with a running clock in the order of registering, behind a search id. */
export function clockedTickets(
  db: ReadableDB,
  afterSearchId: number,
  most: number,
): { readonly id: string; readonly searchId: number }[] {
  return sql<[number, number], { id: string; searchId: number }>(
    db,
    `SELECT id, search_id AS searchId FROM ticket t WHERE search_id > ? AND ended_at_ms IS NULL
        AND EXISTS (SELECT 1 FROM ticket_clock c WHERE c.ticket_id = t.id AND c.stopped_at_ms IS NULL)
      ORDER BY search_id LIMIT ?`,
  ).all(afterSearchId, most);
}

/** The policy whose times its clocks have; no change of the case, so the version stays. */
export function setTicketPolicy(tx: WritableDB, ticketId: string, policyId: string | null): void {
  sql<[string | null, string]>(tx, 'UPDATE ticket SET policy_id = ? WHERE id = ?').run(policyId, ticketId);
}

const GROUND = 'clocksKeptFor';

/** What the stored times of all open cases were last worked out from; null: never. */
export function keptGround(db: ReadableDB): string | null {
  const stored = sql<[string], string>(db, 'SELECT value FROM setting WHERE key = ?').pluck().get(GROUND);
  return stored === undefined ? null : (JSON.parse(stored) as string);
}

export function keepGround(tx: WritableDB, ground: string): void {
  sql<[string, string]>(
    tx,
    'INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  ).run(GROUND, JSON.stringify(ground));
}
