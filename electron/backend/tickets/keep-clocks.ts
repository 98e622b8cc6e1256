import type { ReadableDB, WritableDB } from '../../../db/connection.ts';
import { classesOfCustomer } from '../../../db/customer-card.ts';
import { companySettings } from '../../../db/settings.ts';
import { setTicketPolicy } from '../../../db/ticket-clock-watch.ts';
import { clocksOfTicket, pausesOfTicket, putTicketClock, type TicketClockRow } from '../../../db/ticket-clocks.ts';
import { activePolicies, categoryPath, findPolicy, type PolicyRow } from '../../../db/ticket-setup.ts';
import { setTicketDue, type TicketRow } from '../../../db/tickets.ts';
import { CLOCK_KINDS, type ClockKind } from '../../../shared/contract/tickets.ts';
import { businessDateAt } from '../../../shared/domain/calendar/business-date.ts';
import type { WorkingTime } from '../../../shared/domain/calendar/working-time.ts';
import { choosePolicy, type PolicyFacts } from '../../../shared/domain/tickets/choose-policy.ts';
import { type Clock, clockTimes, readClock } from '../../../shared/domain/tickets/clock.ts';
import { workingTimeOf } from './working-time-of.ts';

/** Where no policy fits, the warning share matters to nobody, but a row needs one. */
const NO_POLICY_WARNING = 80;

type PolicyOwner = Pick<TicketRow, 'kind' | 'categoryId' | 'priority' | 'customerId'>;

/** The policy that holds for a case as it is now. */
export function policyOf(db: ReadableDB, nowMs: number, ticket: PolicyOwner): PolicyRow | null {
  return choosePolicy(activePolicies(db, ticket.kind), policyFacts(db, nowMs, ticket));
}

/** What a policy is chosen by. */
export function policyFacts(db: ReadableDB, nowMs: number, ticket: PolicyOwner): PolicyFacts {
  const today = businessDateAt(nowMs, companySettings(db).timeZone);
  return {
    kind: ticket.kind,
    categoryIds: categoryPath(db, ticket.categoryId).map(({ id }) => id),
    priority: ticket.priority,
    classIds: ticket.customerId === null ? [] : classesOfCustomer(db, ticket.customerId, today).map((k) => k.classId),
  };
}

/** The working minutes that a policy allows one of the clocks; null: it has no such clock. */
export function allowedBy(policy: PolicyRow | null, kind: ClockKind): number | null {
  if (kind === 'first-response') return policy?.firstResponseMinutes ?? null;
  if (kind === 'hand-over') return policy?.handOverMinutes ?? null;
  return policy?.solutionMinutes ?? null;
}

/** Starts all clocks of a new case, or once more those of a reopened one. */
export function startClocks(tx: WritableDB, nowMs: number, ticketId: string, policy: PolicyRow | null): void {
  const round = Math.max(0, ...clocksOfTicket(tx, ticketId).map((clock) => clock.round)) + 1;
  for (const kind of CLOCK_KINDS) {
    putTicketClock(tx, {
      ticketId,
      kind,
      round,
      startedAtMs: nowMs,
      stoppedAtMs: null,
      allowedMinutes: allowedBy(policy, kind),
      warnPercent: policy?.warnPercent ?? NO_POLICY_WARNING,
      ...{ warnAtMs: null, dueAtMs: null, warnedAtMs: null, breachedAtMs: null, met: null },
    });
  }
  keepClocks(tx, nowMs, ticketId);
}

/** Ends these clocks where they still run, settling for good whether each was met, and works the others out anew. */
export function stopClocks(tx: WritableDB, nowMs: number, ticketId: string, kinds: readonly ClockKind[]): void {
  const time = workingTimeOf(tx);
  for (const row of clocksOfTicket(tx, ticketId)) {
    if (row.stoppedAtMs !== null || !kinds.includes(row.kind)) continue;
    const stopped = { ...row, stoppedAtMs: nowMs };
    const { state } = readClock(asClock(tx, stopped), time, nowMs);
    putTicketClock(tx, { ...stopped, met: state === 'none' ? null : state === 'met' ? 1 : 0 });
  }
  keepClocks(tx, nowMs, ticketId, time);
}

/** Another policy for the clocks that still run; what has passed, and the pauses, stay counted. */
function applyPolicy(
  tx: WritableDB,
  nowMs: number,
  ticketId: string,
  policy: PolicyRow | null,
  time: WorkingTime,
): void {
  for (const row of clocksOfTicket(tx, ticketId)) {
    if (row.stoppedAtMs !== null) continue;
    const warnPercent = policy?.warnPercent ?? NO_POLICY_WARNING;
    putTicketClock(tx, { ...row, allowedMinutes: allowedBy(policy, row.kind), warnPercent });
  }
  keepClocks(tx, nowMs, ticketId, time);
}

/**
 * Chooses the policy of a case anew and gives its running clocks that policy's times. Returns the names of the earlier and
 * the present policy when it is another one ('' for none); of a case whose clocks are all at their end nothing changes.
 */
export function keepPolicy(
  tx: WritableDB,
  nowMs: number,
  ticket: Pick<TicketRow, 'id' | 'kind' | 'categoryId' | 'priority' | 'customerId' | 'policyId'>,
  time: WorkingTime = workingTimeOf(tx),
): { from: string; to: string } | null {
  if (clocksOfTicket(tx, ticket.id).every(({ stoppedAtMs }) => stoppedAtMs !== null)) return null;
  const policy = policyOf(tx, nowMs, ticket);
  applyPolicy(tx, nowMs, ticket.id, policy, time);
  if ((policy?.id ?? null) === ticket.policyId) return null;
  setTicketPolicy(tx, ticket.id, policy?.id ?? null);
  const earlier = ticket.policyId === null ? undefined : findPolicy(tx, ticket.policyId);
  return { from: earlier?.name ?? '', to: policy?.name ?? '' };
}

/**
 * Works out anew when the running clocks of a case warn and run out, and when the next one does. A warning or breach that
 * was announced and lies in the future again (more time, a holiday) may be announced once more.
 */
function keepClocks(tx: WritableDB, nowMs: number, ticketId: string, time: WorkingTime = workingTimeOf(tx)): void {
  let nextMs: number | null = null;
  for (const row of clocksOfTicket(tx, ticketId)) {
    if (row.stoppedAtMs !== null) continue;
    const times = clockTimes(asClock(tx, row), row.warnPercent, time, nowMs);
    const kept: TicketClockRow = {
      ...row,
      ...times,
      warnedAtMs: isAhead(times.warnAtMs, nowMs) ? null : row.warnedAtMs,
      breachedAtMs: isAhead(times.dueAtMs, nowMs) ? null : row.breachedAtMs,
    };
    putTicketClock(tx, kept);
    if (times.dueAtMs !== null && (nextMs === null || times.dueAtMs < nextMs)) nextMs = times.dueAtMs;
  }
  setTicketDue(tx, ticketId, nextMs);
}

function isAhead(atMs: number | null, nowMs: number): boolean {
  return atMs === null || atMs > nowMs;
}

/** A stored clock with the pauses of its case. */
export function asClock(db: ReadableDB, row: TicketClockRow): Clock {
  const { startedAtMs, stoppedAtMs, allowedMinutes } = row;
  return { startedAtMs, stoppedAtMs, allowedMinutes, pauses: pausesOfTicket(db, row.ticketId) };
}
