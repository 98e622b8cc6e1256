import { absencesWithCases, openCasesOf, passedCases, rememberPassedCase } from '../../../db/absence-cases.ts';
import { type AbsenceRow, absenceWithin, peopleOfTeam } from '../../../db/absences.ts';
import type { ReadableDB, WritableDB } from '../../../db/connection.ts';
import { findOperator, type OperatorRecord } from '../../../db/operators.ts';
import { companySettings } from '../../../db/settings.ts';
import { membersAtWork } from '../../../db/ticket-setup.ts';
import { findTicket, type StoredTicket } from '../../../db/tickets.ts';
import { businessDateAt } from '../../../shared/domain/calendar/business-date.ts';
import { chooseMember } from '../../../shared/domain/tickets/choose-member.ts';
import type { CommandContext } from '../services.ts';
import { giveTicket } from './assign-tickets.ts';

/**
 * Passes the open cases of an absent person on: to the person's deputy, or by load to members of the case's unit, else to
 * the team at work. With nobody at work the case is its unit's, or on the lead's list of cases without a person. Returns
 * how many.
 */
export function passOnCases(tx: WritableDB, ctx: CommandContext, absence: AbsenceRow, person: OperatorRecord): number {
  const today = businessDateAt(ctx.nowMs, companySettings(tx).timeZone);
  const ids = openCasesOf(tx, person.id);
  for (const id of ids) {
    const ticket = findTicket(tx, id);
    if (!ticket) continue;
    const assigneeId = receiverOf(tx, today, absence, person, ticket);
    const to = { unitId: ticket.unitId, assigneeId };
    giveTicket(tx, ctx, ticket, to, { reason: '', data: { absentUntil: absence.validTo } });
    const versionAfter = ticket.version + 1;
    rememberPassedCase(tx, { absenceId: absence.id, ticketId: id, assigneeAfter: assigneeId, versionAfter });
  }
  if (ids.length > 0) ctx.publish('ticket.changed', ids);
  return ids.length;
}

/** Passes on what people have whose absence began since the last look, or who got a case while away. Returns how many. */
export function passOnDue(tx: WritableDB, ctx: CommandContext): number {
  const today = businessDateAt(ctx.nowMs, companySettings(tx).timeZone);
  let passed = 0;
  for (const absence of absencesWithCases(tx, today)) {
    const person = findOperator(tx, absence.operatorId);
    if (person) passed += passOnCases(tx, ctx, absence, person);
  }
  return passed;
}

/** The absence was a mistake: cases that nobody has touched since are the person's again. */
export function takeBackCases(
  tx: WritableDB,
  ctx: CommandContext,
  absence: AbsenceRow,
): { back: number; left: number } {
  const passed = passedCases(tx, absence.id);
  const back: string[] = [];
  for (const { ticketId, versionAfter } of passed) {
    const ticket = findTicket(tx, ticketId);
    if (ticket?.version !== versionAfter || ticket.endedAtMs !== null) continue;
    const to = { unitId: ticket.unitId, assigneeId: absence.operatorId };
    giveTicket(tx, ctx, ticket, to, { reason: '', data: { absenceUndone: true } });
    back.push(ticketId);
  }
  if (back.length > 0) ctx.publish('ticket.changed', back);
  return { back: back.length, left: passed.length - back.length };
}

function receiverOf(
  db: ReadableDB,
  today: string,
  { share }: AbsenceRow,
  person: OperatorRecord,
  { unitId }: StoredTicket,
): string | null {
  const isAtWork = (id: string) => id !== person.id && absenceWithin(db, id, today, today) === undefined;
  const deputy = person.deputyOperatorId;
  if (share === 'deputy' && deputy !== null && findOperator(db, deputy)?.active && isAtWork(deputy)) return deputy;
  const ofUnit =
    unitId === null ? [] : membersAtWork(db, unitId, today).filter(({ operatorId }) => operatorId !== person.id);
  if (unitId !== null || share === 'deputy') return chooseMember('by-load', ofUnit)?.operatorId ?? null;
  const team = { all: person.teamId === null ? 1 : 0, teamId: person.teamId } as const;
  const ofTeam = peopleOfTeam(db, team)
    .filter(({ id }) => isAtWork(id))
    .map(({ id }) => ({ operatorId: id, lastTurnMs: 0, openTickets: openCasesOf(db, id).length }));
  return chooseMember('by-load', ofTeam)?.operatorId ?? null;
}
