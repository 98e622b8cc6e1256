import type { TicketEventKind } from '../shared/contract/ticket-view.ts';
import type { TicketKind, TicketState } from '../shared/contract/tickets.ts';
import type { ChangeField } from '../shared/domain/customers/change-parts.ts';
import type { DayOrder } from '../shared/domain/work-log/day-moments.ts';
import type { MadePromise } from '../shared/domain/work-log/promise-fate.ts';
import { type ReadableDB, sql } from './connection.ts';

/** One person's business date and the instants (UTC ms) at which it begins and ends. */
export interface PersonDay {
  readonly operatorId: string;
  readonly date: string;
  readonly fromMs: number;
  readonly toMs: number;
}

export interface WorkerRow {
  readonly id: string;
  readonly name: string;
  readonly login: string;
  readonly teamId: string | null;
  readonly teamName: string | null;
}

const WORKER = `SELECT o.id, o.name, o.login, o.team_id AS teamId, t.name AS teamName
  FROM operator o LEFT JOIN team t ON t.id = o.team_id`;

export function findWorker(db: ReadableDB, operatorId: string): WorkerRow | undefined {
  return sql<[string], WorkerRow>(db, `${WORKER} WHERE o.id = ?`).get(operatorId);
}

/** Everybody of a team, or of all; `takesCalls` is 1 for those who may sign in and have the role. By team and login. */
export function workersOf(
  db: ReadableDB,
  view: { readonly all: 0 | 1; readonly teamId: string | null },
): (WorkerRow & { readonly takesCalls: 0 | 1 })[] {
  return sql<object, WorkerRow & { readonly takesCalls: 0 | 1 }>(
    db,
    `SELECT w.*, o.active = 1 AND EXISTS (SELECT 1 FROM operator_role r WHERE r.operator_id = o.id AND r.role = 'operator')
        AS takesCalls
       FROM (${WORKER}) w JOIN operator o ON o.id = w.id
      WHERE @all OR w.teamId = @teamId ORDER BY w.teamName, w.login`,
  ).all(view);
}

/** On which of these dates each person made a call: a look into the index for each. */
export function datesWithCalls(
  db: ReadableDB,
  operatorIds: readonly string[],
  dates: readonly string[],
): { operatorId: string; date: string }[] {
  return sql<object, { operatorId: string; date: string }>(
    db,
    `SELECT p.value AS operatorId, d.value AS date FROM json_each(@operatorIds) p CROSS JOIN json_each(@dates) d
      WHERE EXISTS (SELECT 1 FROM call WHERE operator_id = p.value AND business_date = d.value)`,
  ).all({ operatorIds: JSON.stringify(operatorIds), dates: JSON.stringify(dates) });
}

export interface PromiseRow extends Omit<MadePromise, 'isGivenUp'> {
  readonly callId: string;
  readonly atMs: number;
  readonly customerId: string | null;
  readonly customerName: string | null;
  readonly isGivenUp: 0 | 1;
}

/** The callbacks promised in the person's calls of the day, with what came after; moved ones with their new time. */
export function promisesOfDay(db: ReadableDB, day: PersonDay): PromiseRow[] {
  return sql<PersonDay, PromiseRow>(
    db,
    `SELECT c.id AS callId, c.started_at_ms AS atMs, c.customer_id AS customerId, k.name AS customerName,
        iif(t.state = 'open' AND t.place = 'promised', t.promised_at_ms, c.promised_at_ms) AS promisedAtMs,
        coalesce(t.state = 'open' AND t.place <> 'promised', 0) AS isGivenUp,
        (SELECT min(n.started_at_ms) FROM call n WHERE n.customer_id = c.customer_id AND n.started_at_ms > c.started_at_ms)
          AS nextCallMs
       FROM call c LEFT JOIN call_task t ON t.id = c.task_id LEFT JOIN customer k ON k.id = c.customer_id
      WHERE c.operator_id = @operatorId AND c.business_date = @date AND c.promised_at_ms IS NOT NULL
      ORDER BY c.started_at_ms`,
  ).all(day);
}

/** The orders of the person's calls of the day that failed, were cancelled, or went another way than planned. */
export function notableOrdersOfDay(db: ReadableDB, day: PersonDay): DayOrder[] {
  return sql<PersonDay, DayOrder>(
    db,
    `SELECT o.id AS orderId, o.number, c.id AS callId, o.customer_id AS customerId, k.name AS customerName, o.state,
        o.placed_at_ms AS placedAtMs, o.failed_at_ms AS failedAtMs, o.failed_reason AS failedReason,
        o.off_day_reason AS offDayReason, iif(o.placed_at_ms > t.cutoff_at_ms, t.cutoff_at_ms, NULL) AS passedCutoffMs
       FROM call c CROSS JOIN sales_order o ON o.call_id = c.id
       JOIN customer k ON k.id = o.customer_id LEFT JOIN call_task t ON t.id = o.task_id
      WHERE c.operator_id = @operatorId AND c.business_date = @date AND (o.failed_at_ms IS NOT NULL OR o.state = 'cancelled'
        OR o.off_day_reason IS NOT NULL OR o.placed_at_ms > t.cutoff_at_ms)
      ORDER BY o.placed_at_ms, o.number`,
  ).all(day);
}

export interface DismissedQuotaRow {
  readonly customerId: string;
  readonly customerName: string;
  readonly atMs: number;
  readonly reason: string;
}

/** Customers of the person's calls of the day who were not called again, that day, for quotas that came late. */
export function dismissedQuotasOfDay(db: ReadableDB, day: PersonDay): DismissedQuotaRow[] {
  return sql<PersonDay, DismissedQuotaRow>(
    db,
    `SELECT DISTINCT d.customer_id AS customerId, k.name AS customerName, d.dismissed_at_ms AS atMs, d.reason
       FROM call c CROSS JOIN late_quota_dismissal d ON d.customer_id = c.customer_id JOIN customer k ON k.id = d.customer_id
      WHERE c.operator_id = @operatorId AND c.business_date = @date AND d.dismissed_at_ms >= @fromMs AND d.dismissed_at_ms < @toMs
      ORDER BY atMs, d.customer_id`,
  ).all(day);
}

export interface WorkedCaseRow {
  readonly ticketId: string;
  readonly number: string;
  readonly kind: TicketKind;
  readonly categoryName: string;
  readonly state: TicketState;
  readonly atMs: number;
  readonly acts: readonly TicketEventKind[];
  readonly followUps: number;
  readonly isEnded: 0 | 1;
}

/** The cases that the person registered or worked on that day, in the order of their first act. */
export function casesOfDay(db: ReadableDB, day: PersonDay): WorkedCaseRow[] {
  return sql<PersonDay, Omit<WorkedCaseRow, 'acts'> & { readonly acts: string }>(
    db,
    `SELECT t.id AS ticketId, t.number, t.kind, g.name AS categoryName, t.state, min(a.atMs) AS atMs,
        json_group_array(DISTINCT a.kind) AS acts, sum(a.kind = 'follow-up-answered') AS followUps, max(a.isEnd) AS isEnded
       FROM (SELECT id AS ticketId, registered_at_ms AS atMs, 'registered' AS kind, 0 AS isEnd FROM ticket
           WHERE registered_by = @operatorId AND registered_at_ms >= @fromMs AND registered_at_ms < @toMs
         UNION ALL
         SELECT ticket_id, at_ms, kind, coalesce(kind = 'moved' AND data ->> 'to' IN ('closed', 'withdrawn'), 0)
           FROM ticket_event WHERE operator_id = @operatorId AND at_ms >= @fromMs AND at_ms < @toMs) a
       CROSS JOIN ticket t ON t.id = a.ticketId JOIN ticket_category g ON g.id = t.category_id
      GROUP BY t.id ORDER BY 6, t.number`,
  )
    .all(day)
    .map((row) => ({ ...row, acts: JSON.parse(row.acts) as TicketEventKind[] }));
}

export interface AskedChangeRow {
  readonly changeId: string;
  readonly customerId: string;
  readonly customerName: string;
  readonly state: 'pending' | 'applied' | 'declined' | 'withdrawn';
  readonly atMs: number;
  readonly fields: readonly ChangeField[];
}

/** The changes of customers' data that the person asked for that day. */
export function changesAskedOnDay(db: ReadableDB, day: PersonDay): AskedChangeRow[] {
  return sql<PersonDay, Omit<AskedChangeRow, 'fields'> & { readonly fields: string }>(
    db,
    `SELECT g.id AS changeId, g.customer_id AS customerId, k.name AS customerName, g.state, g.asked_at_ms AS atMs,
        (SELECT json_group_array(value ->> 'field') FROM json_each(g.parts)) AS fields
       FROM customer_change g JOIN customer k ON k.id = g.customer_id
      WHERE g.asked_by = @operatorId AND g.asked_at_ms >= @fromMs AND g.asked_at_ms < @toMs ORDER BY g.asked_at_ms, g.id`,
  )
    .all(day)
    .map((row) => ({ ...row, fields: JSON.parse(row.fields) as ChangeField[] }));
}

/** Messages that the person conveyed that day. */
export function countConveyed(db: ReadableDB, day: PersonDay): number {
  return sql<PersonDay, { n: number }>(
    db,
    'SELECT count(*) AS n FROM message_conveyed WHERE operator_id = @operatorId AND at_ms >= @fromMs AND at_ms < @toMs',
  ).get(day)?.n as number;
}
