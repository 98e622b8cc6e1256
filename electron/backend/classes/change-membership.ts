import {
  insertClassChange,
  membershipsOfType,
  withdrawMembership as takeMembershipAway,
  writeMemberships,
} from '../../../db/class-memberships.ts';
import { type ClassTypeRow, findClass, findClassType } from '../../../db/classes.ts';
import type { ReadableDB, WritableDB } from '../../../db/connection.ts';
import { findCustomer } from '../../../db/customers.ts';
import { companySettings } from '../../../db/settings.ts';
import type { ChangeMembershipInput } from '../../../shared/contract/class-changes.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { businessDateAt } from '../../../shared/domain/calendar/business-date.ts';
import { planClassChange } from '../../../shared/domain/classes/plan-class-change.ts';
import type { CommandContext } from '../services.ts';
import { checkOpenDay } from './open-days.ts';

/**
 * Gives one customer a class from a day on, or for some days, or ends the one it holds (`classId` null).
 * Errors: `customer-unknown`, `class-type-unknown`, `class-unknown`, `class-of-other-type`, `class-dates`,
 * `class-past-built`, `class-held-already`, `class-none-held`.
 */
export function changeMembership(
  tx: WritableDB,
  ctx: CommandContext,
  input: ChangeMembershipInput,
): { validTo: string | null } {
  const { customerId, classTypeId, classId, validFrom } = input;
  const customer = findCustomer(tx, customerId);
  if (!customer) throw new AppError('not-found', 'customer-unknown');
  const { type, name } = namedClass(tx, classTypeId, classId);
  if (input.validTo !== null && input.validTo < validFrom) {
    throw new AppError('invalid', 'class-dates', { from: validFrom, to: input.validTo });
  }
  checkOpenDay(tx, ctx.nowMs, validFrom);
  const plan = planClassChange(membershipsOfType(tx, customerId, classTypeId), input);
  if (!plan.changes) {
    if (name === null) throw new AppError('refused', 'class-none-held', { type: type.name, from: validFrom });
    throw new AppError('refused', 'class-held-already', { class: name, from: validFrom });
  }
  const changeId = recordChange(tx, ctx, input.reason);
  const { validTo } = plan;
  writeMemberships(tx, [{ customerId, classTypeId, classId, validFrom, validTo, reason: null }], changeId);
  ctx.audit({
    entity: 'customer',
    entityId: customerId,
    before: { code: customer.code, [type.code]: plan.before && codeOf(tx, plan.before) },
    after: { code: customer.code, [type.code]: classId && codeOf(tx, classId), validFrom, validTo },
    reason: input.reason,
  });
  publish(ctx, customerId);
  return { validTo };
}

/**
 * Cancels a membership that has not begun; what would have ended the day before goes on.
 * Errors: `not-found/class-planned-unknown`, `refused/class-not-planned` {class, from}.
 */
export function withdrawMembership(
  tx: WritableDB,
  ctx: CommandContext,
  input: { customerId: string; classTypeId: string; validFrom: string; reason: string },
): { ok: true } {
  const { customerId, classTypeId, validFrom, reason } = input;
  const held = membershipsOfType(tx, customerId, classTypeId).find((one) => one.validFrom === validFrom);
  if (!held) throw new AppError('not-found', 'class-planned-unknown');
  const { type, name } = namedClass(tx, classTypeId, held.classId);
  const today = businessDateAt(ctx.nowMs, companySettings(tx).timeZone);
  if (validFrom <= today) throw new AppError('refused', 'class-not-planned', { class: name ?? '', from: validFrom });
  recordChange(tx, ctx, reason);
  takeMembershipAway(tx, input);
  ctx.audit({
    entity: 'customer',
    entityId: customerId,
    before: { [type.code]: codeOf(tx, held.classId), validFrom, validTo: held.validTo },
    after: { [type.code]: null },
    reason,
  });
  publish(ctx, customerId);
  return { ok: true };
}

/**
 * The class type and the name of one of its classes (null: of none).
 * Errors: `class-type-unknown`, `class-unknown`, `class-of-other-type` {class, type, other}.
 */
export function namedClass(
  db: ReadableDB,
  classTypeId: string,
  classId: string | null,
): { type: ClassTypeRow; name: string | null } {
  const type = findClassType(db, classTypeId);
  if (!type) throw new AppError('not-found', 'class-type-unknown');
  if (classId === null) return { type, name: null };
  const chosen = findClass(db, classId);
  if (!chosen) throw new AppError('not-found', 'class-unknown');
  if (chosen.classTypeId !== classTypeId) {
    const other = findClassType(db, chosen.classTypeId)?.name ?? '';
    throw new AppError('invalid', 'class-of-other-type', { class: chosen.name, type: type.name, other });
  }
  return { type, name: chosen.name };
}

function recordChange(tx: WritableDB, ctx: CommandContext, reason: string): string {
  const id = ctx.newId();
  const by = { atMs: ctx.nowMs, byId: ctx.actor.operatorId, byName: ctx.actor.name };
  insertClassChange(tx, { id, source: 'customer', ...by, reason, customers: 1 });
  return id;
}

function codeOf(db: ReadableDB, classId: string): string | null {
  return findClass(db, classId)?.code ?? null;
}

function publish(ctx: CommandContext, customerId: string): void {
  ctx.publish('customer.changed', [customerId]);
  ctx.publish('plan.changed');
}
