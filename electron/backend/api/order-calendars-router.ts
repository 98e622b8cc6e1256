import {
  checkRowsInput,
  checkRowsOutput,
  endOrderCalendarInput,
  orderCalendarDetail,
  orderCalendarInput,
  orderCalendarSummary,
  proposeInput,
  proposeOutput,
  publishInput,
  publishOutput,
  reviewOutput,
  saveOrderCalendarInput,
  saveOrderCalendarOutput,
} from '../../../shared/contract/order-calendars.ts';
import { done, nothing } from '../../../shared/contract/primitives.ts';
import { publishOrderCalendar, unpublishOrderCalendar } from '../order-calendars/publish-order-calendar.ts';
import {
  findInRows,
  listOrderCalendars,
  proposeRows,
  readOrderCalendar,
} from '../order-calendars/read-order-calendar.ts';
import { removeOrderCalendar, saveOrderCalendar } from '../order-calendars/save-order-calendar.ts';
import { action, change, read, router } from './procedure.ts';

/** Supervisors make and publish the tables around holidays, leads read them. */
export const orderCalendarsRouter = router({
  list: read({ right: 'plan.read', input: nothing, output: orderCalendarSummary.array() }, listOrderCalendars),
  detail: read({ right: 'plan.read', input: orderCalendarInput, output: orderCalendarDetail }, readOrderCalendar),
  // Asked by POST: a table is too long for an address.
  propose: action(
    { right: 'plan.write', audit: 'none', input: proposeInput, output: proposeOutput },
    async (ctx, input) => proposeRows(ctx.services.db, ctx, input),
  ),
  check: action(
    { right: 'plan.write', audit: 'none', input: checkRowsInput, output: checkRowsOutput },
    async (ctx, input) => findInRows(ctx.services.db, ctx, input),
  ),
  review: action(
    { right: 'plan.write', audit: 'none', input: orderCalendarInput, output: reviewOutput },
    (ctx, input) => ctx.services.jobs.run('review-order-calendar', input),
  ),
  save: change(
    { right: 'plan.write', audit: 'change', input: saveOrderCalendarInput, output: saveOrderCalendarOutput },
    saveOrderCalendar,
  ),
  publish: change(
    { right: 'plan.write', audit: 'change', input: publishInput, output: publishOutput },
    publishOrderCalendar,
  ),
  unpublish: change(
    { right: 'plan.write', audit: 'change', input: endOrderCalendarInput, output: done },
    unpublishOrderCalendar,
  ),
  remove: change(
    { right: 'plan.write', audit: 'change', input: endOrderCalendarInput, output: done },
    removeOrderCalendar,
  ),
});
