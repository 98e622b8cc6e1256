import { calendarDays, yearsWithPublicDays } from '../../../db/calendar.ts';
import { companySettings } from '../../../db/settings.ts';
import {
  importCalendarInput,
  importCalendarOutput,
  putDayInput,
  putDaysInput,
  putDaysOutput,
  removeDayInput,
  removePublicYearInput,
  removePublicYearOutput,
  saveWeekdaysInput,
  yearInput,
  yearOutput,
} from '../../../shared/contract/calendar.ts';
import { done } from '../../../shared/contract/primitives.ts';
import { businessDateAt } from '../../../shared/domain/calendar/business-date.ts';
import { missingYear } from '../../../shared/domain/calendar/missing-year.ts';
import { putCompanyDay, putCompanyDays, removeCompanyDay } from '../calendar/change-company-day.ts';
import { importPublicHolidays } from '../calendar/import-public-holidays.ts';
import { removePublicYear } from '../calendar/remove-public-year.ts';
import { saveWeekdays } from '../calendar/save-weekdays.ts';
import { change, read, router } from './procedure.ts';

export const calendarRouter = router({
  year: read({ right: 'plan.read', input: yearInput, output: yearOutput }, (db, ctx, { calendar, year }) => {
    const settings = companySettings(db);
    const today = businessDateAt(ctx.nowMs, settings.timeZone);
    const publicYears = yearsWithPublicDays(db);
    return {
      weekdays: calendar === 'call' ? settings.callWeekdays : settings.deliveryWeekdays,
      days: calendarDays(db, calendar, `${year}-01-01`, `${year}-12-31`),
      today,
      publicYears,
      missingYear: missingYear(publicYears, today),
    };
  }),
  putDay: change({ right: 'plan.write', audit: 'change', input: putDayInput, output: done }, putCompanyDay),
  removeDay: change({ right: 'plan.write', audit: 'change', input: removeDayInput, output: done }, removeCompanyDay),
  putDays: change({ right: 'plan.write', audit: 'change', input: putDaysInput, output: putDaysOutput }, putCompanyDays),
  removePublicYear: change(
    { right: 'plan.write', audit: 'change', input: removePublicYearInput, output: removePublicYearOutput },
    removePublicYear,
  ),
  saveWeekdays: change({ right: 'plan.write', audit: 'change', input: saveWeekdaysInput, output: done }, saveWeekdays),
  importFiles: change(
    { right: 'plan.write', audit: 'change', input: importCalendarInput, output: importCalendarOutput },
    importPublicHolidays,
  ),
});
