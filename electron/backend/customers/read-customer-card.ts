import type { ReadableDB } from '../../../db/connection.ts';
import {
  classesOfCustomer,
  lastCallsOf,
  lastOrdersOf,
  operatorNameOf,
  orderDaysOf,
  relatedCustomersOf,
  teamNameOf,
} from '../../../db/customer-card.ts';
import { skillsOfCustomer } from '../../../db/customer-skills.ts';
import { type CustomerRow, findCustomer } from '../../../db/customers.ts';
import { findRoute, routeDaysAt } from '../../../db/routes.ts';
import { companySettings } from '../../../db/settings.ts';
import { allSkills, skillsOfOperator } from '../../../db/skills.ts';
import type { CustomerCard } from '../../../shared/contract/customers.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import {
  addDays,
  businessDateAt,
  toDayNumber,
  WEEKDAY_CODES,
  type WeekdayCode,
} from '../../../shared/domain/calendar/business-date.ts';
import { rhythmOf } from '../coverage/rhythm-of.ts';
import type { ReadContext } from '../services.ts';
import { visitStrategyOf } from '../strategies/class-strategies.ts';
import { callDates } from '../strategies/preview-dates.ts';
import { seesNumbers, shownAccount, shownPhones } from './visible-phones.ts';

const SHOWN_ORDERS = 10;
const SHOWN_CALLS = 5;
const SUMMARY_DAYS = 182;
const SHOWN_VISITS = 3;
const VISIT_DAYS = 182;

/** Everything shown of one customer. Anybody who may search finds any of them; numbers are masked here. */
export function readCustomerCard(
  db: ReadableDB,
  ctx: ReadContext,
  { customerId }: { readonly customerId: string },
): CustomerCard {
  const customer = findCustomer(db, customerId);
  if (!customer) throw new AppError('not-found', 'customer-unknown');
  const today = businessDateAt(ctx.nowMs, companySettings(db).timeZone);
  const route = routeOf(db, customer, today);
  const weekdays = weekdaysOf(customer.orderWeekdays, route?.days.map((day) => day.orderWeekday) ?? []);
  return {
    id: customer.id,
    code: customer.code,
    name: customer.name,
    licenceNumber: customer.licenceNumber,
    contact: customer.contact,
    address: customer.address,
    area: customer.area,
    customerManager: customer.customerManager,
    ownerId: customer.ownerId,
    status: customer.status,
    doNotCall: customer.doNotCall === 1,
    note: customer.note,
    depositMinor: customer.depositMinor,
    creditLimitMinor: customer.creditLimitMinor,
    settlementAccount: shownAccount(ctx.actor, customer.settlementAccount, route?.teamId ?? null),
    preferredFromMinute: customer.preferredFromMinute,
    preferredToMinute: customer.preferredToMinute,
    phones: shownPhones(db, customerId, seesNumbers(db, ctx, customerId, route?.teamId ?? null)),
    classes: classesOfCustomer(db, customerId, today).map((held) => ({ ...held, isMain: held.isMain === 1 })),
    route: route && { ...route, teamName: route.teamId === null ? null : (teamNameOf(db, route.teamId) ?? null) },
    orderWeekdays: weekdays,
    ownOrderWeekdays: customer.orderWeekdays !== null,
    cycleAnchor: customer.cycleAnchor,
    ownerOperator: named(db, customer.ownerOperatorId),
    deputyOperator: named(db, customer.deputyOperatorId),
    skills: skillsOf(db, customer),
    visits: visitsOf(db, customer, weekdays, today),
    relatedCustomers: relatedCustomersOf(db, customerId, customer.ownerId),
    lastOrders: lastOrdersOf(db, customerId, SHOWN_ORDERS),
    lastCalls: lastCallsOf(db, customerId, SHOWN_CALLS),
    orderSummary: summaryOf(orderDaysOf(db, customerId, addDays(today, -SUMMARY_DAYS))),
    rhythm: rhythmOf(db, customer, today),
    madeUp: customer.madeUp?.split(',') ?? [],
  };
}

function skillsOf(db: ReadableDB, { id, ownerOperatorId, deputyOperatorId }: CustomerRow): CustomerCard['skills'] {
  const needed = skillsOfCustomer(db, id);
  if (needed.length === 0) return [];
  const holds = (operatorId: string | null) => {
    const held = operatorId === null ? needed : skillsOfOperator(db, operatorId);
    return (skillId: string) => held.includes(skillId);
  };
  const [ownerHolds, deputyHolds] = [holds(ownerOperatorId), holds(deputyOperatorId)];
  return allSkills(db)
    .filter((skill) => needed.includes(skill.id))
    .map((skill) => ({
      ...{ id: skill.id, name: skill.name, retired: skill.retired },
      ...{ ownerHolds: ownerHolds(skill.id), deputyHolds: deputyHolds(skill.id) },
    }));
}

/** The customer's own weekdays, else the route's when it has just one. */
export function weekdaysOf(own: string | null, routeWeekdays: readonly number[]): WeekdayCode[] {
  if (own !== null) return WEEKDAY_CODES.filter((code) => own.split(',').includes(code));
  return routeWeekdays.length === 1 ? routeWeekdays.map((day) => WEEKDAY_CODES[day - 1] as WeekdayCode) : [];
}

function routeOf(db: ReadableDB, customer: CustomerRow, today: string) {
  const route = customer.routeId === null ? undefined : findRoute(db, customer.routeId);
  if (!route) return null;
  const days = routeDaysAt(db, route.id, today).map(({ routeId: _, validFrom: __, ...day }) => day);
  return { id: route.id, code: route.code, name: route.name, teamId: route.teamId, days };
}

/** Visits wait for a working day like calls do. */
function visitsOf(db: ReadableDB, customer: CustomerRow, weekdays: readonly WeekdayCode[], today: string) {
  const visit = visitStrategyOf(db, customer.id, today)?.row;
  if (!visit) return null;
  const { rule, note } = visit;
  const asked = { rule, weekdays, anchor: customer.cycleAnchor, from: today, to: addDays(today, VISIT_DAYS) };
  return { rule, note, next: callDates(db, { ...asked, holidayRule: 'later' }).dates.slice(0, SHOWN_VISITS) };
}

function named(db: ReadableDB, operatorId: string | null): { id: string; name: string } | null {
  const name = operatorId === null ? undefined : operatorNameOf(db, operatorId);
  return operatorId === null || name === undefined ? null : { id: operatorId, name };
}

function summaryOf(days: readonly { date: string; orders: number; amountMinor: number }[]) {
  const between = days
    .slice(1)
    .map((day, at) => toDayNumber(day.date) - toDayNumber(days[at]?.date as string))
    .sort((a, b) => a - b);
  const middle = between.length / 2;
  const median = Number.isInteger(middle)
    ? ((between[middle - 1] ?? 0) + (between[middle] ?? 0)) / 2
    : (between[Math.floor(middle)] ?? 0);
  return {
    orders: days.reduce((sum, day) => sum + day.orders, 0),
    amountMinor: days.reduce((sum, day) => sum + day.amountMinor, 0),
    medianDaysBetween: between.length === 0 ? null : median,
    lastOrderDate: days.at(-1)?.date ?? null,
  };
}
