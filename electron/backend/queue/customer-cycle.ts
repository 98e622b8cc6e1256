import { calendarDays } from '../../../db/calendar.ts';
import type { ReadableDB } from '../../../db/connection.ts';
import type { CustomerRow } from '../../../db/customers.ts';
import { type ExceptionRow, exceptionsOfCustomer } from '../../../db/queue-exceptions.ts';
import { membershipsOf } from '../../../db/queue-lists.ts';
import { routeDayVersions } from '../../../db/routes.ts';
import { allStrategies, overridesOf, type StrategyRow } from '../../../db/strategies.ts';
import type { CompanySettings } from '../../../shared/contract/settings.ts';
import {
  addDays,
  toDayNumber,
  WEEKDAY_CODES,
  type WeekdayCode,
} from '../../../shared/domain/calendar/business-date.ts';
import { createCalendar } from '../../../shared/domain/calendar/calendar.ts';
import type { CustomerCycle } from '../../../shared/domain/queue/customer-calls.ts';
import { newestVersion } from '../../../shared/domain/routes/deliveries.ts';
import { winningExceptions } from '../../../shared/domain/routes/order-exceptions.ts';
import type { CycleRule } from '../../../shared/domain/strategies/cycle-rule.ts';
import { ruleOf } from './ask-rules.ts';

export type Version = StrategyRow & { readonly parsed: CycleRule | null };
export type Cycle = Omit<CustomerCycle<Version, ExceptionRow>, 'memberships'> & {
  readonly memberships: ReturnType<typeof membershipsOf>;
};

/** No order date is brought further than this. */
const FURTHEST_EXCEPTION_DAYS = 400;

/** What decides on a customer's call days around a date, from the database. */
export function customerCycle(db: ReadableDB, customer: CustomerRow, settings: CompanySettings, date: string): Cycle {
  const routeDays = customer.routeId === null ? [] : routeDayVersions(db, customer.routeId);
  const since = addDays(date, -FURTHEST_EXCEPTION_DAYS);
  return {
    customerId: customer.id,
    memberships: membershipsOf(db, customer.id),
    versions: [...allStrategies(db), ...overridesOf(db, customer.id)].map((row) => ({ ...row, parsed: ruleOf(row) })),
    weekdaysOn(day) {
      if (customer.orderWeekdays !== null) return weekdayCodes(customer.orderWeekdays);
      const days = newestVersion(routeDays, day);
      return days.length === 1 ? [WEEKDAY_CODES[(days[0]?.orderWeekday ?? 1) - 1] as WeekdayCode] : [];
    },
    anchorDay: toDayNumber(customer.cycleAnchor ?? settings.phaseDate),
    callDays: createCalendar(settings.callWeekdays, calendarDays(db, 'call')),
    exceptions: winningExceptions(exceptionsOfCustomer(db, customer.id, since)),
  };
}

function weekdayCodes(text: string): WeekdayCode[] {
  return WEEKDAY_CODES.filter((code) => text.includes(code));
}
