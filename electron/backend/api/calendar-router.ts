import { calendarDays, yearsWithPublicDays } from '../../../db/calendar.ts';
import { companySettings } from '../../../db/settings.ts';
import {
  importCalendarInput,
  importCalendarOutput,
  putDayInput,
  removeDayInput,
  yearInput,
  yearOutput,
} from '../../../shared/contract/calendar.ts';
import { done } from '../../../shared/contract/primitives.ts';
import { businessDateAt } from '../../../shared/domain/calendar/business-date.ts';
import { putCompanyDay, removeCompanyDay } from '../calendar/change-company-day.ts';
import { importPublicHolidays } from '../calendar/import-public-holidays.ts';
import { change, read, router } from './procedure.ts';

export const calendarRouter = router({
  year: read({ right: 'plan.read', input: yearInput, output: yearOutput }, (db, ctx, { calendar, year }) => {
    const settings = companySettings(db);
    return {
      weekdays: calendar === 'call' ? settings.callWeekdays : settings.deliveryWeekdays,
      days: calendarDays(db, calendar, `${year}-01-01`, `${year}-12-31`),
      today: businessDateAt(ctx.nowMs, settings.timeZone),
      publicYears: yearsWithPublicDays(db),
    };
  }),
  putDay: change({ right: 'plan.write', audit: 'change', input: putDayInput, output: done }, putCompanyDay),
  removeDay: change({ right: 'plan.write', audit: 'change', input: removeDayInput, output: done }, removeCompanyDay),
  importFiles: change(
    { right: 'plan.write', audit: 'change', input: importCalendarInput, output: importCalendarOutput },
    importPublicHolidays,
  ),
});
