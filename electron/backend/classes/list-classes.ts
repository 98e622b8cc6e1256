import { allClasses, allClassTypes, countActiveCustomers } from '../../../db/classes.ts';
import type { ReadableDB } from '../../../db/connection.ts';
import { companySettings } from '../../../db/settings.ts';
import type { ClassTypeView } from '../../../shared/contract/classes.ts';
import { businessDateAt } from '../../../shared/domain/calendar/business-date.ts';
import type { ReadContext } from '../services.ts';

/** Class types in the order of the customer groups, each with its classes and how many customers hold them today. */
export function listClasses(
  db: ReadableDB,
  ctx: ReadContext,
  _input: object,
): { today: string; types: ClassTypeView[] } {
  const today = businessDateAt(ctx.nowMs, companySettings(db).timeZone);
  const classes = allClasses(db, today);
  const active = countActiveCustomers(db);
  const types = allClassTypes(db).map((type) => {
    const own = classes.filter((one) => one.classTypeId === type.id);
    return {
      ...type,
      isMain: type.isMain === 1,
      classes: own.map(({ classTypeId: _type, ...one }) => one),
      unclassed: active - own.reduce((sum, one) => sum + one.customers, 0),
    };
  });
  return { today, types };
}
