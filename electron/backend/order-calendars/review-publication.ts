import { countCustomersOf, countOpenCallsOf, countOrderingOn } from '../../../db/plan-subjects.ts';
import { companySettings } from '../../../db/settings.ts';
import type { ReviewOutput } from '../../../shared/contract/order-calendars.ts';
import { addDays, businessDateAt, WEEKDAY_CODES, weekdayOf } from '../../../shared/domain/calendar/business-date.ts';
import type { JobContext } from '../jobs/job.ts';
import { planMessages, planPublication } from './plan-publication.ts';
import { requireCalendar } from './publish-order-calendar.ts';

/**
 * What publishing would do, before it is done. A job: it counts the customers of every route. Error:
 * `not-found/order-calendar-unknown`.
 */
export function reviewPublication(
  { reader: db, nowMs }: JobContext,
  { calendarId }: { calendarId: string },
): ReviewOutput {
  const calendar = requireCalendar(db, calendarId);
  const today = businessDateAt(nowMs(), companySettings(db).timeZone);
  const plan = planPublication(db, calendar, today);
  const changing = [...plan.add, ...plan.change, ...plan.byHand];
  const dates = [
    ...changing.map(({ line }) => line),
    ...plan.remove.map((row) => ({
      routeId: row.subject.id,
      orderDate: row.orderDate,
      newOrderDate: row.newOrderDate,
    })),
  ];
  const routes = [...new Set(dates.map((date) => date.routeId))];
  let openCalls = 0;
  for (const day of [today, addDays(today, 1)]) {
    const touched = new Set(
      dates.filter((date) => date.orderDate === day || date.newOrderDate === day).map((date) => date.routeId),
    );
    for (const id of touched) openCalls += countOpenCallsOf(db, { kind: 'route', id }, day);
  }
  const sum = <Item>(items: readonly Item[], of: (item: Item) => number) =>
    items.reduce((all, one) => all + of(one), 0);
  return {
    added: plan.add.length,
    changed: plan.change.length,
    removed: plan.remove.length,
    same: plan.same.length,
    customers: sum(routes, (id) => countCustomersOf(db, { kind: 'route', id }, today)),
    calls: sum(dates, ({ routeId, orderDate }) =>
      countOrderingOn(db, routeId, WEEKDAY_CODES[weekdayOf(orderDate) - 1] as string),
    ),
    openCalls,
    messages: planMessages([...changing, ...plan.same].map(({ line }) => line)).map(({ text, routeIds }) => ({
      text,
      routes: routeIds.length,
    })),
    byHand: plan.byHand.map(({ line, standing }) => ({
      routeCode: line.routeCode,
      orderDate: line.orderDate,
      newOrderDate: standing?.newOrderDate ?? null,
      reason: standing?.reason ?? '',
    })),
  };
}
