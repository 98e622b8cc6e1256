import { type SampleCenter, sampleCenter } from '../../../build/sample/center.ts';
import {
  defaultOrdersWeeks,
  defaultPastWeeks,
  SAMPLE_TIME_ZONE,
  type SampleOptions,
} from '../../../build/sample/options.ts';
import { SAMPLE_PASSWORD } from '../../../build/sample/people.ts';
import type { SampleClassType } from '../../../build/sample/plan.ts';
import { randomFrom } from '../../../build/sample/random.ts';
import { appendAudit } from '../../../db/audit.ts';
import { putCalendarDay } from '../../../db/calendar.ts';
import { insertClass, insertClassType } from '../../../db/classes.ts';
import type { WritableDB } from '../../../db/connection.ts';
import { countRecentOrders, replacePopularity } from '../../../db/product-popularity.ts';
import { insertProduct } from '../../../db/products.ts';
import { insertQuota } from '../../../db/quotas.ts';
import { insertRoute, insertRouteDay } from '../../../db/routes.ts';
import { countCalls, isEmptyCenter, putSampleRefusedDemand } from '../../../db/sample.ts';
import { companySettings, putSetting } from '../../../db/settings.ts';
import { insertStrategy } from '../../../db/strategies.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { LoadSampleInput, SampleResult } from '../../../shared/contract/sample.ts';
import { addDays, businessDateAt } from '../../../shared/domain/calendar/business-date.ts';
import { POPULARITY_ORDERS } from '../../../shared/domain/suggestions/rank-products.ts';
import { hashPassword } from '../auth/password-hash.ts';
import type { JobContext } from '../jobs/job.ts';
import { PastCollector } from './collect-past.ts';
import { PastAudit } from './past-audit.ts';
import { putCases } from './put-cases.ts';
import { CUSTOMERS_SHARE, putCustomers } from './put-customers.ts';
import { putPast, settlePast } from './put-past.ts';
import { idOf, type KnownIds, putPeople } from './put-people.ts';
import { putSkills } from './put-skills.ts';

export interface LoadSampleJob extends LoadSampleInput {
  /** For the audit log: who asked. */
  readonly actorId: string;
  readonly actorName: string;
}

const CASE_CUSTOMERS = 12;
const PAST_CUSTOMERS = 160;
/** What was asked for in vain reaches so far back. */
const REFUSED_DAYS = 56;

/**
 * Fills an empty center with the sample of `build/sample`. All or nothing: it is one transaction, and a cancelled or
 * failed load leaves no trace. Unlike other long writers it keeps the writer for as long as it takes, because an empty
 * center has nobody at work yet, and a second copy by a staging file would double the time of a large one.
 * People whose login exists already are kept as they are. Error: `refused/sample-center-not-empty`.
 */
export async function loadSample(job: JobContext, input: LoadSampleJob): Promise<SampleResult> {
  if (!isEmptyCenter(job.reader)) throw new AppError('refused', 'sample-center-not-empty');
  const ordersWeeks = input.ordersWeeks ?? defaultOrdersWeeks(input.customers);
  const pastWeeks = Math.min(ordersWeeks, input.pastWeeks ?? defaultPastWeeks(input.customers, ordersWeeks));
  const options: SampleOptions = {
    customers: input.customers,
    seed: input.seed,
    today: input.today ?? businessDateAt(job.nowMs(), companySettings(job.reader).timeZone),
    ordersWeeks,
    pastWeeks,
  };
  const from = addDays(options.today, -7 * pastWeeks);
  const passwordHash = await hashPassword(SAMPLE_PASSWORD);
  return job.write((tx) => {
    if (!isEmptyCenter(tx)) throw new AppError('refused', 'sample-center-not-empty');
    const center = sampleCenter(options);
    const known = putPeople(tx, center, passwordHash);
    const people = center.people.people.map((person) => ({
      ...{ ...person, id: idOf(known, person.id) },
      ...{ teamId: person.teamId && idOf(known, person.teamId), seatId: person.seatId && idOf(known, person.seatId) },
    }));
    putPlan(tx, center, known);
    const past = from < options.today ? new PastCollector(center, from, options.today, (id) => idOf(known, id)) : null;
    const skills = past ? putSkills(tx, center, people) : null;
    const counts = putCustomers(tx, job, center, { options, known, past, skills });
    const audit = past ? new PastAudit() : null;
    const sources = past &&
      audit && { center, options, from, past, people, audit, idOf: (id: string) => idOf(known, id) };
    const made =
      sources &&
      putPast(tx, job, sources, (done) => {
        const share = CUSTOMERS_SHARE + (1 - CUSTOMERS_SHARE) * (done / (7 * pastWeeks));
        job.progress(share, { customers: options.customers, orders: counts.orders });
      });
    const random = randomFrom(`${options.seed}/cases`);
    putCases(tx, {
      today: options.today,
      people,
      customerIds: sampleCustomerIds(center, options.customers),
      pastCustomers: pastCustomers(center, options.customers, known),
      desk: made?.desk ?? null,
      audit,
      seed: String(options.seed),
      newId: (atMs) => random.uuid(atMs),
    });
    putSampleRefusedDemand(tx, addDays(options.today, -REFUSED_DAYS));
    if (sources && made) settlePast(tx, sources, made.days);
    audit?.write(tx);
    replacePopularity(tx, countRecentOrders(tx, POPULARITY_ORDERS));
    const result: SampleResult = {
      today: options.today,
      seed: options.seed,
      customers: options.customers,
      products: center.products.length,
      routes: center.routes.length,
      operators: center.people.people.length,
      ...counts,
      calls: countCalls(tx),
    };
    const by = { atMs: job.nowMs(), actorId: input.actorId, actorName: input.actorName, action: 'sample.load' };
    appendAudit(tx, { ...by, entity: 'center', entityId: 'sample', after: result });
    return result;
  });
}

/** Of the first customers, who get the sample's cases. */
function sampleCustomerIds(center: SampleCenter, customers: number): string[] {
  return Array.from({ length: Math.min(customers, CASE_CUSTOMERS) }, (_, index) => center.customer(index).id);
}

/** The next ones, with the team of their route: who had cases before. */
function pastCustomers(
  center: SampleCenter,
  customers: number,
  known: KnownIds,
): { id: string; teamId: string | null }[] {
  const first = Math.min(CASE_CUSTOMERS, customers - 1);
  return Array.from({ length: Math.min(customers - first, PAST_CUSTOMERS) }, (_, index) => {
    const { id, route } = center.customer(first + index);
    return { id, teamId: idOf(known, route.team.id) };
  });
}

function putPlan(tx: WritableDB, center: SampleCenter, known: KnownIds): void {
  const { createdAtMs, validFrom } = center;
  // Shops order on all seven days, so that the sample has calls on whatever day it is tried.
  putSetting(tx, 'companyName', '星沙商贸（示例）');
  putSetting(tx, 'timeZone', SAMPLE_TIME_ZONE);
  putSetting(tx, 'callWeekdays', [1, 2, 3, 4, 5, 6, 7]);
  putSetting(tx, 'deliveryWeekdays', [1, 2, 3, 4, 5, 6, 7]);
  for (const day of center.days) {
    putCalendarDay(tx, 'call', { ...day, source: 'public' });
    putCalendarDay(tx, 'delivery', { ...day, source: 'public' });
  }
  for (const { id, code, name, team, days } of center.routes) {
    insertRoute(tx, { id, code, name, teamId: idOf(known, team.id), madeUp: 0 });
    for (const day of days) insertRouteDay(tx, { routeId: id, validFrom, ...day });
  }
  for (const type of [center.grade, center.format]) putClassType(tx, type);
  for (const strategy of center.strategies) {
    insertStrategy(tx, {
      ...strategy,
      customerId: null,
      callingWindows: JSON.stringify(strategy.callingWindows),
      madeUp: 0,
    });
  }
  for (const product of center.products) {
    const stock = center.stock.get(product.id) ?? null;
    insertProduct(tx, {
      id: product.id,
      code: product.code,
      name: product.name,
      unit: product.unit,
      packBarcode: product.packBarcode,
      cartonBarcode: product.cartonBarcode,
      priceMinor: product.priceMinor,
      orderMultiple: product.orderMultiple,
      leastQuantity: product.leastQuantity,
      mostQuantity: product.mostQuantity,
      isQuota: product.isQuota ? 1 : 0,
      active: product.active ? 1 : 0,
      stock,
      stockAsOfMs: stock === null ? null : center.stockAsOfMs,
      createdAtMs,
    });
  }
  for (const quota of center.quotas) insertQuota(tx, { ...quota, customerId: null });
}

function putClassType(tx: WritableDB, { classes, isMain, ...type }: SampleClassType): void {
  insertClassType(tx, { ...type, isMain: isMain ? 1 : 0 });
  classes.forEach((each, position) => {
    insertClass(tx, { ...each, classTypeId: type.id, position });
  });
}
