import { allClasses, allClassTypes, type ClassCounts, classCounts } from '../../../db/classes.ts';
import { countCustomers } from '../../../db/customers.ts';
import { companySettings } from '../../../db/settings.ts';
import type { ClassTypeView } from '../../../shared/contract/classes.ts';
import { businessDateAt } from '../../../shared/domain/calendar/business-date.ts';
import type { ActionContext } from '../api/procedure.ts';
import { FEW_CUSTOMERS } from '../customers/listed-ids.ts';
import type { JobContext } from '../jobs/job.ts';

/** Class types in the order of the customer groups, each with its classes and how many customers hold them today. */
export async function listClasses({
  services,
  nowMs,
}: ActionContext): Promise<{ today: string; types: ClassTypeView[] }> {
  const { db, jobs } = services;
  const today = businessDateAt(nowMs, companySettings(db).timeZone);
  const isFew = countCustomers(db) <= FEW_CUSTOMERS;
  const { active, byClass } = isFew ? classCounts(db, today) : await jobs.run('count-classes', { date: today });
  const classes = allClasses(db).map((one) => ({ ...one, customers: byClass.get(one.id) ?? 0 }));
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

/** The job that counts in a large center: every membership of today is looked at. */
export function countClasses(job: JobContext, { date }: { readonly date: string }): ClassCounts {
  return classCounts(job.reader, date);
}
