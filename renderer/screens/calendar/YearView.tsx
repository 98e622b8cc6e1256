import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { fromDayNumber, toDayNumber, weekdayOfDay } from '../../../shared/domain/calendar/business-date.ts';
import { type Calendar, type CalendarDay, createCalendar } from '../../../shared/domain/calendar/calendar.ts';

interface YearViewProps {
  readonly year: number;
  readonly weekdays: readonly number[];
  readonly days: readonly CalendarDay[];
  readonly today: string;
  /** null: days are only looked at. */
  readonly onPick: ((date: string) => void) | null;
}

const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
const LOOKS = ['working', 'off', 'publicOff', 'makeUp', 'companyOff', 'companyWorking'] as const;
type DayLook = (typeof LOOKS)[number];

/** Twelve months, each day by what it is: by colour, by mark, and by name for screen readers. */
export function YearView({ year, weekdays, days, today, onPick }: YearViewProps) {
  const { t } = useTranslation();
  const calendar = createCalendar(weekdays, days);
  return (
    <>
      <ul className="calendar-legend" aria-label={t('calendar.legend')}>
        {LOOKS.map((look) => (
          <li key={look}>
            <span className={`calendar-mark calendar-${look}`} aria-hidden>
              {markOf(look, t)}
            </span>
            {t(`calendar.${look}`)}
          </li>
        ))}
      </ul>
      <div className="calendar-year">
        {MONTHS.map((month) => (
          <Month key={month} year={year} month={month} calendar={calendar} today={today} onPick={onPick} />
        ))}
      </div>
    </>
  );
}

interface MonthProps {
  readonly year: number;
  readonly month: number;
  readonly calendar: Calendar;
  readonly today: string;
  readonly onPick: ((date: string) => void) | null;
}

function Month({ year, month, calendar, today, onPick }: MonthProps) {
  const { t } = useTranslation();
  const first = toDayNumber(`${year}-${String(month).padStart(2, '0')}-01`);
  const next = month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`;
  const count = toDayNumber(next) - first;
  const lead = weekdayOfDay(first) - 1;
  const weeks = Array.from({ length: Math.ceil((lead + count) / 7) }, (_, week) =>
    Array.from({ length: 7 }, (_day, at) => week * 7 + at - lead),
  );
  const working = calendar.workingDaysThrough(first + count - 1) - calendar.workingDaysThrough(first - 1);
  return (
    <table className="calendar-month">
      <caption>
        <span>{t(`strategies.month.${month}`)}</span>
        <span className="calendar-soft">{t('calendar.workingDays', { count: working })}</span>
      </caption>
      <thead>
        <tr>
          {WEEKDAYS.map((weekday) => (
            <th key={weekday} scope="col">
              {t(`calendar.weekdayInitial.${weekday}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]}>
            {week.map((offset) =>
              offset < 0 || offset >= count ? (
                <td key={offset} />
              ) : (
                <td key={offset}>
                  <Day day={first + offset} calendar={calendar} today={today} onPick={onPick} />
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Day({
  day,
  calendar,
  today,
  onPick,
}: Pick<MonthProps, 'calendar' | 'today' | 'onPick'> & { readonly day: number }) {
  const { t } = useTranslation();
  const date = fromDayNumber(day);
  const exception = calendar.exceptionOn(day);
  const look = lookOf(calendar.isWorking(day), exception);
  const name = [t('calendar.day', { day: Number(date.slice(8)), date }), t(`calendar.${look}`), exception?.name ?? '']
    .filter((part) => part !== '')
    .join(' ');
  const className = `calendar-day calendar-${look}${date === today ? ' calendar-today' : ''}`;
  const content = (
    <>
      <span className="tabular">{Number(date.slice(8))}</span>
      <span className="calendar-day-mark" data-mark={markOf(look, t)} />
    </>
  );
  if (!onPick) {
    return (
      <span className={className} title={name}>
        {content}
      </span>
    );
  }
  return (
    <button type="button" className={className} title={name} aria-label={name} onClick={() => onPick(date)}>
      {content}
    </button>
  );
}

/** A sign on days that differ from the weekday pattern; ordinary ones have none. */
function markOf(look: DayLook, t: TFunction): string {
  return look === 'working' || look === 'off' ? '' : t(`calendar.mark.${look}`);
}

function lookOf(isWorking: boolean, exception: CalendarDay | null): DayLook {
  if (exception === null) return isWorking ? 'working' : 'off';
  if (exception.source === 'company') return isWorking ? 'companyWorking' : 'companyOff';
  return isWorking ? 'makeUp' : 'publicOff';
}
