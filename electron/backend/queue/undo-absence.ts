import { absenceWithin, findAbsence, type ListedAbsenceRow, shortenAbsence } from '../../../db/absences.ts';
import type { ReadableDB, WritableDB } from '../../../db/connection.ts';
import { findOperator } from '../../../db/operators.ts';
import { companySettings } from '../../../db/settings.ts';
import { takeBackMoves } from '../../../db/task-moves.ts';
import type { UndoAbsenceOutput } from '../../../shared/contract/absences.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { addDays, businessDateAt } from '../../../shared/domain/calendar/business-date.ts';
import type { CommandContext } from '../services.ts';
import { takeBackCases } from '../tickets/pass-on-cases.ts';
import { absenceDays, requirePersonInReach, UNDO_MS } from './absence-line.ts';

/**
 * It was a mistake: the absence is as if it had never been. Calls and cases that nobody has touched since come back; those
 * that were worked, are held or were given on stay where they are.
 * Errors: `not-found/absence-unknown`, `forbidden/person-of-other-team`, `conflict/absence-over`,
 * `refused/absence-undo-too-late`.
 */
export function undoAbsence(tx: WritableDB, ctx: CommandContext, input: { absenceId: string }): UndoAbsenceOutput {
  const absence = inForce(tx, ctx, input.absenceId);
  if (ctx.nowMs >= absence.markedAtMs + UNDO_MS) throw new AppError('refused', 'absence-undo-too-late');
  shortenAbsence(tx, absence.id, absence.validTo, ctx.nowMs);
  const back = takeBackMoves(tx, 'absence', absence.id, absence.markedAtMs);
  const cases = takeBackCases(tx, ctx, absence);
  const result = {
    takenBack: back.length,
    left: absence.moved - back.length,
    casesBack: cases.back,
    casesLeft: cases.left,
  };
  ctx.audit({
    entity: 'operator',
    entityId: absence.operatorId,
    before: { absence: absenceDays(absence) },
    after: result,
  });
  ctx.publish('queue.changed', back);
  return result;
}

/**
 * The person is back before the last day and works again from today on: what is built from now on is theirs again; calls
 * that were given away stay where they are. Errors: as of {@link undoAbsence}.
 */
export function endAbsence(tx: WritableDB, ctx: CommandContext, input: { absenceId: string }): { ok: true } {
  end(tx, ctx, inForce(tx, ctx, input.absenceId));
  return { ok: true };
}

/**
 * The asking person's own absence ends as of {@link endAbsence}: whoever works at a seat says so without the lead.
 * Error: `conflict/absence-over` for somebody who is not away today.
 */
export function endOwnAbsence(tx: WritableDB, ctx: CommandContext): void {
  const today = todayOf(tx, ctx);
  const own = absenceWithin(tx, ctx.actor.operatorId, today, today);
  const absence = own && findAbsence(tx, own.id);
  if (!absence) throw new AppError('conflict', 'absence-over');
  end(tx, ctx, absence);
}

function end(tx: WritableDB, ctx: CommandContext, absence: ListedAbsenceRow): void {
  const today = todayOf(tx, ctx);
  const neverWas = absence.validFrom >= today;
  const validTo = neverWas ? absence.validTo : addDays(today, -1);
  shortenAbsence(tx, absence.id, validTo, neverWas ? ctx.nowMs : null);
  ctx.audit({
    entity: 'operator',
    entityId: absence.operatorId,
    before: { absence: absenceDays(absence) },
    after: neverWas ? {} : { absence: absenceDays({ ...absence, validTo }) },
  });
  ctx.publish('queue.changed');
}

function inForce(db: ReadableDB, ctx: CommandContext, absenceId: string): ListedAbsenceRow {
  const absence = findAbsence(db, absenceId);
  if (!absence) throw new AppError('not-found', 'absence-unknown');
  requirePersonInReach(ctx.actor, findOperator(db, absence.operatorId)?.teamId ?? null);
  if (absence.undoneAtMs !== null || absence.validTo < todayOf(db, ctx)) throw new AppError('conflict', 'absence-over');
  return absence;
}

function todayOf(db: ReadableDB, ctx: CommandContext): string {
  return businessDateAt(ctx.nowMs, companySettings(db).timeZone);
}
