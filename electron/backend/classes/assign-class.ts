import { classHeldOn, findClass, putMembership } from '../../../db/classes.ts';
import type { WritableDB } from '../../../db/connection.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { addDays } from '../../../shared/domain/calendar/business-date.ts';
import type { CommandContext } from '../services.ts';

export interface AssignClassInput {
  readonly customerIds: readonly string[];
  readonly classId: string;
  readonly validFrom: string;
  readonly reason: string;
}

/** Gives customers a class from a day on, with the reason in the audit log. Error: `not-found/class-unknown`. */
export function assignClass(tx: WritableDB, ctx: CommandContext, input: AssignClassInput): { changed: number } {
  const target = findClass(tx, input.classId);
  if (!target) throw new AppError('not-found', 'class-unknown');
  const { classTypeId } = target;
  const { classId, validFrom, reason } = input;
  let changed = 0;
  for (const customerId of new Set(input.customerIds)) {
    const before = classHeldOn(tx, customerId, classTypeId, validFrom) ?? null;
    if (before === classId) continue;
    putMembership(tx, { customerId, classTypeId, classId, validFrom, dayBefore: addDays(validFrom, -1), reason });
    ctx.audit({
      entity: 'customer',
      entityId: customerId,
      before: { classId: before },
      after: { classId, validFrom },
      reason,
    });
    changed += 1;
  }
  ctx.publish('customer.changed');
  return { changed };
}
