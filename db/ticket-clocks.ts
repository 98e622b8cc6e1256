import type { ClockKind } from '../shared/contract/tickets.ts';
import type { ClockPause } from '../shared/domain/tickets/clock.ts';
import { type ReadableDB, sql, type WritableDB } from './connection.ts';

/** One run of one clock of a case. Instants in UTC ms; due and warning as they were last worked out. */
export interface TicketClockRow {
  readonly ticketId: string;
  readonly kind: ClockKind;
  /** A reopened case has its clocks once more. */
  readonly round: number;
  readonly startedAtMs: number;
  readonly stoppedAtMs: number | null;
  /** Working minutes; null: the policy has no such clock. */
  readonly allowedMinutes: number | null;
  readonly warnPercent: number;
  /** null while it stands still. */
  readonly warnAtMs: number | null;
  readonly dueAtMs: number | null;
  readonly warnedAtMs: number | null;
  /** When the breach was noticed. */
  readonly breachedAtMs: number | null;
  /** Set when it ends. */
  readonly met: 0 | 1 | null;
}

const COLUMNS = `ticket_id AS ticketId, kind, round, started_at_ms AS startedAtMs, stopped_at_ms AS stoppedAtMs,
  allowed_minutes AS allowedMinutes, warn_percent AS warnPercent, warn_at_ms AS warnAtMs, due_at_ms AS dueAtMs,
  warned_at_ms AS warnedAtMs, breached_at_ms AS breachedAtMs, met`;

/** Every run of every clock of a case, in the order they began. */
export function clocksOfTicket(db: ReadableDB, ticketId: string): TicketClockRow[] {
  return sql<[string], TicketClockRow>(
    db,
    `SELECT ${COLUMNS} FROM ticket_clock WHERE ticket_id = ? ORDER BY round, kind`,
  ).all(ticketId);
}

/** Writes a run of a clock, new or changed. */
export function putTicketClock(tx: WritableDB, row: TicketClockRow): void {
  sql<TicketClockRow>(
    tx,
    `INSERT INTO ticket_clock (ticket_id, kind, round, started_at_ms, stopped_at_ms, allowed_minutes, warn_percent,
       warn_at_ms, due_at_ms, warned_at_ms, breached_at_ms, met)
     VALUES (@ticketId, @kind, @round, @startedAtMs, @stoppedAtMs, @allowedMinutes, @warnPercent,
       @warnAtMs, @dueAtMs, @warnedAtMs, @breachedAtMs, @met)
     ON CONFLICT (ticket_id, kind, round) DO UPDATE SET stopped_at_ms = excluded.stopped_at_ms,
       allowed_minutes = excluded.allowed_minutes, warn_percent = excluded.warn_percent, warn_at_ms = excluded.warn_at_ms,
       due_at_ms = excluded.due_at_ms, warned_at_ms = excluded.warned_at_ms, breached_at_ms = excluded.breached_at_ms,
       met = excluded.met`,
  ).run(row);
}

/** The stretches in which a case waited, in order. */
export function pausesOfTicket(db: ReadableDB, ticketId: string): ClockPause[] {
  return sql<[string], ClockPause>(
    db,
    'SELECT from_ms AS fromMs, to_ms AS toMs FROM ticket_pause WHERE ticket_id = ? ORDER BY from_ms',
  ).all(ticketId);
}

/** Its clocks stand still from this instant. */
export function beginTicketPause(tx: WritableDB, ticketId: string, atMs: number): void {
  sql<[string, number]>(
    tx,
    `INSERT INTO ticket_pause (ticket_id, from_ms) VALUES (?, ?)
     ON CONFLICT (ticket_id, from_ms) DO UPDATE SET to_ms = NULL`,
  ).run(ticketId, atMs);
}

/** They run again. */
export function endTicketPause(tx: WritableDB, ticketId: string, atMs: number): void {
  sql<[number, string]>(
    tx,
    'UPDATE ticket_pause SET to_ms = max(from_ms, ?) WHERE ticket_id = ? AND to_ms IS NULL',
  ).run(atMs, ticketId);
}
