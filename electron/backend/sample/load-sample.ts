import { type SampleCenter, sampleCenter } from '../../../build/sample/center.ts';
import type { SampleCustomer } from '../../../build/sample/customers.ts';
import {
  defaultOrdersWeeks,
  defaultPastWeeks,
  SAMPLE_TIME_ZONE,
  type SampleOptions,
} from '../../../build/sample/options.ts';
import { SAMPLE_PASSWORD } from '../../../build/sample/people.ts';
import { GRADES, type SampleClassType } from '../../../build/sample/plan.ts';
import { randomFrom } from '../../../build/sample/random.ts';
import { appendAudit } from '../../../db/audit.ts';
import { putCalendarDay } from '../../../db/calendar.ts';
import { insertClass, insertClassType } from '../../../db/classes.ts';
import type { WritableDB } from '../../../db/connection.ts';
import { indexCustomers, optimizeCustomerSearch } from '../../../db/customer-search.ts';
import { insertCustomer, insertPhone } from '../../../db/customers.ts';
import { findOperatorByLogin, insertOperator } from '../../../db/operators.ts';
import { countRecentOrders, replacePopularity } from '../../../db/product-popularity.ts';
import { insertProduct } from '../../../db/products.ts';
import { insertQuota } from '../../../db/quotas.ts';
import { insertRoute, insertRouteDay } from '../../../db/routes.ts';
import {
  checkReferencesAtTheEnd,
  countCalls,
  insertSampleMembership,
  insertSampleOrder,
  insertSamplePause,
  isEmptyCenter,
  putSampleRefusedDemand,
} from '../../../db/sample.ts';
import { companySettings, putSetting } from '../../../db/settings.ts';
import { insertStrategy } from '../../../db/strategies.ts';
import { findSeatByCode, findTeamByCode, insertSeat, insertTeam } from '../../../db/teams.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { LoadSampleInput, SampleResult } from '../../../shared/contract/sample.ts';
import { addDays, businessDateAt } from '../../../shared/domain/calendar/business-date.ts';
import { POPULARITY_ORDERS } from '../../../shared/domain/suggestions/rank-products.ts';
import { hashPassword } from '../auth/password-hash.ts';
import type { JobContext } from '../jobs/job.ts';
import { PastCollector } from './collect-past.ts';
import { putCases } from './put-cases.ts';
import { putPast, settlePast } from './put-past.ts';

export interface LoadSampleJob extends LoadSampleInput {
  /** For the audit log: who asked. */
  readonly actorId: string;
  readonly actorName: string;
}

/** So many customers pass between two looks at "cancelled?" and two words of progress. */
const CUSTOMERS_A_STEP = 200;
const CASE_CUSTOMERS = 12;
const PAST_CUSTOMERS = 160;
/** Of the load, before its past is made. */
const CUSTOMERS_SHARE = 0.6;
/** What was asked for in vain reaches so far back. */
const REFUSED_DAYS = 56;
/** What one order of search entries covers. */
const INDEXED_AT_ONCE = 5_000;

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
    const counts = putCustomers(tx, job, center, { options, known, past });
    const sources = past && { center, options, from, past, people, idOf: (id: string) => idOf(known, id) };
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
      seed: String(options.seed),
      newId: (atMs) => random.uuid(atMs),
    });
    putSampleRefusedDemand(tx, addDays(options.today, -REFUSED_DAYS));
    if (sources && made) settlePast(tx, sources, made.days);
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

/** Ids of the sample -> ids of what was there before under the same code or login; itself where nothing was. */
type KnownIds = ReadonlyMap<string, string>;
const idOf = (known: KnownIds, id: string) => known.get(id) ?? id;

function putPeople(tx: WritableDB, center: SampleCenter, passwordHash: string): KnownIds {
  const known = new Map<string, string>();
  const { teams, seats, people } = center.people;
  for (const { id, code, name } of teams) {
    const existing = findTeamByCode(tx, code);
    if (existing) known.set(id, existing.id);
    else insertTeam(tx, { id, code, name });
  }
  for (const seat of seats) {
    const existing = findSeatByCode(tx, seat.code);
    if (existing) known.set(seat.id, existing.id);
    else insertSeat(tx, { ...seat, teamId: idOf(known, seat.teamId) });
  }
  const fresh = people.filter((person) => {
    const existing = findOperatorByLogin(tx, person.login);
    if (existing) known.set(person.id, existing.id);
    return !existing;
  });
  // Deputies are colleagues who may come later in the list: the reference is checked at the end of the transaction.
  checkReferencesAtTheEnd(tx);
  for (const { id, login, name, roles, teamId, seatId, deputyOperatorId } of fresh) {
    insertOperator(tx, {
      id,
      login,
      name,
      roles,
      passwordHash,
      teamId: teamId && idOf(known, teamId),
      seatId: seatId && idOf(known, seatId),
      deputyOperatorId: deputyOperatorId && idOf(known, deputyOperatorId),
      createdAtMs: center.createdAtMs,
    });
  }
  return known;
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

function putCustomers(
  tx: WritableDB,
  job: JobContext,
  center: SampleCenter,
  { options, known, past }: { options: SampleOptions; known: KnownIds; past: PastCollector | null },
): { phones: number; orders: number; lines: number } {
  let phones = 0;
  let orders = 0;
  let lines = 0;
  let indexedTo = 0;
  for (let index = 0; index < options.customers; index += 1) {
    const customer = center.customer(index);
    const searchId = putCustomer(tx, center, customer, known);
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
