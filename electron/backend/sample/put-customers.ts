import type { SampleCenter } from '../../../build/sample/center.ts';
import type { SampleCustomer } from '../../../build/sample/customers.ts';
import type { SampleOptions } from '../../../build/sample/options.ts';
import { GRADES } from '../../../build/sample/plan.ts';
import type { WritableDB } from '../../../db/connection.ts';
import { indexCustomers, optimizeCustomerSearch } from '../../../db/customer-search.ts';
import { putCustomerSkills } from '../../../db/customer-skills.ts';
import { insertCustomer, insertPhone } from '../../../db/customers.ts';
import { insertSampleMembership, insertSampleOrder, insertSamplePause } from '../../../db/sample.ts';
import type { JobContext } from '../jobs/job.ts';
import type { PastCollector } from './collect-past.ts';
import { idOf, type KnownIds } from './put-people.ts';
import { type SkillIds, skillsNeeded } from './put-skills.ts';

/** So many customers pass between two looks at "cancelled?" and two words of progress. */
const CUSTOMERS_A_STEP = 200;
/** Of the load, before its past is made. */
export const CUSTOMERS_SHARE = 0.6;
/** What one order of search entries covers. */
const INDEXED_AT_ONCE = 5_000;

/** Every customer with its orders and search entries; counts what was written. */
export function putCustomers(
  tx: WritableDB,
  job: JobContext,
  center: SampleCenter,
  {
    options,
    known,
    past,
    skills,
  }: { options: SampleOptions; known: KnownIds; past: PastCollector | null; skills: SkillIds | null },
): { phones: number; orders: number; lines: number } {
  let phones = 0;
  let orders = 0;
  let lines = 0;
  let indexedTo = 0;
  for (let index = 0; index < options.customers; index += 1) {
    const customer = center.customer(index);
    const searchId = putCustomer(tx, center, customer, known);
    if (skills) putCustomerSkills(tx, customer.id, [], skillsNeeded(skills, customer, index));
    phones += customer.phones.length;
    for (const made of center.orders(customer, index)) {
      const order = past ? past.fit(customer, made) : made;
      if (order === null) continue;
      insertSampleOrder(tx, { ...order, customerId: customer.id });
      orders += 1;
      lines += order.lines.length;
    }
    past?.end(customer);
    if (searchId - indexedTo >= INDEXED_AT_ONCE || index === options.customers - 1) {
      indexCustomers(tx, indexedTo + 1, searchId);
      indexedTo = searchId;
    }
    if (index % CUSTOMERS_A_STEP === 0) {
      job.throwIfCancelled();
      job.progress(((past ? CUSTOMERS_SHARE : 1) * index) / options.customers, { customers: index, orders });
    }
  }
  optimizeCustomerSearch(tx);
  return { phones, orders, lines };
}

function putCustomer(tx: WritableDB, center: SampleCenter, customer: SampleCustomer, known: KnownIds): number {
  const { grade, format, phones, pause, route, doNotCall, weekdays: _, ...row } = customer;
  const searchId = insertCustomer(tx, {
    ...row,
    routeId: route.id,
    ownerOperatorId: idOf(known, row.ownerOperatorId),
    deputyOperatorId: row.deputyOperatorId && idOf(known, row.deputyOperatorId),
    doNotCall: doNotCall ? 1 : 0,
    createdAtMs: center.createdAtMs,
  });
  phones.forEach(({ dead, ...phone }, at) => {
    insertPhone(tx, { ...phone, customerId: row.id, position: at + 1, dead: dead ? 1 : 0 });
  });
  const graded = center.grade.classes[grade === null ? -1 : GRADES.indexOf(grade)];
  if (graded) insertSampleMembership(tx, row.id, center.grade.id, graded.id, center.validFrom);
  const formatted = center.format.classes.find((each) => each.code === format);
  if (formatted) insertSampleMembership(tx, row.id, center.format.id, formatted.id, center.validFrom);
  if (pause) insertSamplePause(tx, { ...pause, customerId: row.id });
  return searchId;
}
