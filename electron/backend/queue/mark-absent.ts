import type { z } from 'zod';
import { type AbsenceRow, absenceWithin, findAbsence, insertAbsence } from '../../../db/absences.ts';
import { unsettledCall } from '../../../db/calls.ts';
import type { WritableDB } from '../../../db/connection.ts';
import { findOperator, type OperatorRecord } from '../../../db/operators.ts';
import { heldByOperator } from '../../../db/queue-leases.ts';
import { currentSeatState } from '../../../db/seats.ts';
import { companySettings } from '../../../db/settings.ts';
import type { MarkAbsent, markAbsentOutput } from '../../../shared/contract/absences.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { businessDateAt } from '../../../shared/domain/calendar/business-date.ts';
import { signOutSeat } from '../seats/sign-out-seat.ts';
import type { CommandContext } from '../services.ts';
import { passOnCases } from '../tickets/pass-on-cases.ts';
import { absenceDays, absenceLine, requirePersonInReach } from './absence-line.ts';
import { shareAbsentCalls } from './share-absent-calls.ts';

/**
 * A person is away from one day to another: the seat gives up what it holds, promised and parked calls are anyone's, the
 * other open calls go to the deputies or by load, and so do open cases, at once or when the first day comes. Days that are
 * built later leave the person out by themselves.
 * Errors: `not-found/operator-unknown`, `forbidden/person-of-other-team`, `invalid/absence-ends-before`,
 * `refused/absence-past`, `conflict/absence-overlaps` {name, from, to}.
 */
export function markAbsent(tx: WritableDB, ctx: CommandContext, input: MarkAbsent): z.input<typeof markAbsentOutput> {
  const person = findOperator(tx, input.operatorId);
  if (!person?.active) throw new AppError('not-found', 'operator-unknown');
  requirePersonInReach(ctx.actor, person.teamId);
  const today = businessDateAt(ctx.nowMs, companySettings(tx).timeZone);
  if (input.to < input.from) throw new AppError('invalid', 'absence-ends-before', {}, [field('absence-ends-before')]);
  if (input.to < today) throw new AppError('refused', 'absence-past', {}, [field('absence-past')]);
  const other = absenceWithin(tx, person.id, input.from, input.to);
  if (other) {
    throw new AppError('conflict', 'absence-overlaps', { name: person.name, from: other.validFrom, to: other.validTo });
  }
  const absence: AbsenceRow = {
    id: ctx.newId(),
    operatorId: person.id,
    // A day that has passed is nobody's to share out any more.
    validFrom: input.from < today ? today : input.from,
    validTo: input.to,
    share: input.share,
    reason: input.reason,
    markedAtMs: ctx.nowMs,
    markedBy: ctx.actor.name,
    undoneAtMs: null,
  };
  insertAbsence(tx, absence);
  const talking = absence.validFrom <= today && !yieldSeat(tx, ctx, person);
  const moved = shareAbsentCalls(tx, absence, person);
  const cases = absence.validFrom <= today ? passOnCases(tx, ctx, absence, person) : 0;
  ctx.audit({
    entity: 'operator',
    entityId: person.id,
    after: { absence: absenceDays(absence), share: absence.share, moved: moved.length, cases },
    reason: input.reason,
  });
  ctx.publish('queue.changed', moved);
  ctx.publish('seat.changed', [person.id]);
  const listed = findAbsence(tx, absence.id);
  if (!listed) throw new Error('the absence was not written');
  return { absence: absenceLine(tx, listed, ctx.nowMs, today), talking };
}

function field(key: string) {
  return { path: 'to', key };
}

/**
 * Signs the seat out as its person would, which frees what it holds. Whoever talks to a customer this moment keeps that
 * one call until it has its result, or until its lease ends: false.
 */
function yieldSeat(tx: WritableDB, ctx: CommandContext, person: OperatorRecord): boolean {
  const [task] = heldByOperator(tx, person.id);
  const call = unsettledCall(tx, person.id);
  if (call && call.endedAtMs === null && (task?.leaseUntilMs ?? 0) > ctx.nowMs) return false;
  const seatId = currentSeatState(tx, person.id)?.seatId ?? person.seatId;
  signOutSeat(tx, { ...ctx, actor: { ...ctx.actor, operatorId: person.id, seatId } });
  return true;
}
