import { rankedClassesOf } from '../../../db/class-strategies.ts';
import type { ReadableDB } from '../../../db/connection.ts';
import { findCustomer } from '../../../db/customers.ts';
import { companySettings } from '../../../db/settings.ts';
import { allStrategies, isStrategyUsed, listOverrideRows, overridesOf } from '../../../db/strategies.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { CustomerStrategies, OverrideList } from '../../../shared/contract/strategies.ts';
import { businessDateAt } from '../../../shared/domain/calendar/business-date.ts';
import { chooseStrategy, versionsOn } from '../../../shared/domain/strategies/strategy-version.ts';
import type { ReadContext } from '../services.ts';
import { contentOf } from './save-override.ts';

/** Customers' own strategies, those that hold or will hold first, by customer. */
export function listOverrides(
  db: ReadableDB,
  ctx: ReadContext,
  { text, limit, offset }: { text: string; limit: number; offset: number },
): OverrideList {
  const today = businessDateAt(ctx.nowMs, companySettings(db).timeZone);
  const { rows, total } = listOverrideRows(db, { text, today, limit, offset });
  return {
    today,
    total,
    overrides: rows.map(({ customerCode, customerName, customerStatus, ...row }) => ({
      ...contentOf(row),
      id: row.id,
      customerId: row.customerId as string,
      customerCode,
      customerName,
      customerStatus,
    })),
  };
}

/** One customer's own strategies, and the one it would have without them. Error: `not-found/customer-unknown`. */
export function readCustomerStrategies(
  db: ReadableDB,
  ctx: ReadContext,
  { customerId }: { customerId: string },
): CustomerStrategies {
  if (!findCustomer(db, customerId)) throw new AppError('not-found', 'customer-unknown');
  const today = businessDateAt(ctx.nowMs, companySettings(db).timeZone);
  const held = rankedClassesOf(db, customerId, today);
  const ofClass = chooseStrategy(customerId, held, versionsOn(allStrategies(db), today));
  return {
    today,
    versions: overridesOf(db, customerId).map((row) => ({
      ...contentOf(row),
      id: row.id,
      used: isStrategyUsed(db, row.id),
    })),
    ofClass: ofClass && {
      content: contentOf(ofClass.version),
      className: held.find((one) => one.classId === ofClass.classId)?.className ?? null,
    },
  };
}
