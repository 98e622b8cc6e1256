import { lastBuiltBefore, membershipHistory } from '../../../db/class-memberships.ts';
import type { ReadableDB } from '../../../db/connection.ts';
import { findCustomer } from '../../../db/customers.ts';
import { companySettings } from '../../../db/settings.ts';
import type { MembershipHistory } from '../../../shared/contract/class-changes.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { businessDateAt } from '../../../shared/domain/calendar/business-date.ts';
import type { ReadContext } from '../services.ts';

/** What a customer held, holds and will hold, with who changed it when and why. Error: `not-found/customer-unknown`. */
export function readMemberships(
  db: ReadableDB,
  ctx: ReadContext,
  { customerId }: { readonly customerId: string },
): MembershipHistory {
  if (!findCustomer(db, customerId)) throw new AppError('not-found', 'customer-unknown');
  const today = businessDateAt(ctx.nowMs, companySettings(db).timeZone);
  const memberships = membershipHistory(db, customerId).map((row) => ({
    ...row,
    state:
      row.validFrom > today
        ? ('planned' as const)
        : row.validTo === null || row.validTo >= today
          ? ('current' as const)
          : ('past' as const),
  }));
  return { today, lastBuilt: lastBuiltBefore(db, today), memberships };
}
