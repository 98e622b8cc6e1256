import type { RouteDay } from '../../../shared/contract/routes.ts';
import { formatMinuteOfDay } from '../../../shared/i18n/format.ts';

/** A route's day as people write it: times as `11:30`, an empty one where there is none. */
export interface DayFields {
  readonly orderWeekday: number;
  readonly cutoffDayOffset: number;
  readonly cutoffTime: string;
  readonly deliveryDayOffset: number;
  readonly deductionDayOffset: number;
  readonly deductionTime: string;
  readonly rescueDayOffset: number;
  readonly rescueTime: string;
}

export const TIME_PATTERN = /^(?:[01]?\d|2[0-3]):[0-5]\d$|^24:00$/;

export function minuteOf(time: string): number | null {
  const trimmed = time.trim();
  if (!TIME_PATTERN.test(trimmed)) return null;
  const [hours = 0, minutes = 0] = trimmed.split(':').map(Number);
  return hours * 60 + minutes;
}

export function dayFieldsOf(day: RouteDay): DayFields {
  const time = (minute: number | null) => (minute === null ? '' : formatMinuteOfDay(minute));
  return {
    orderWeekday: day.orderWeekday,
    cutoffDayOffset: day.cutoffDayOffset,
    cutoffTime: time(day.cutoffMinute),
    deliveryDayOffset: day.deliveryDayOffset,
    deductionDayOffset: day.deductionDayOffset,
    deductionTime: time(day.deductionMinute),
    rescueDayOffset: day.rescueDayOffset,
    rescueTime: time(day.rescueMinute),
  };
}

/** Inverse of {@link dayFieldsOf}, for fields whose times fit {@link TIME_PATTERN}. */
export function routeDayOf(fields: DayFields): RouteDay {
  return {
    orderWeekday: fields.orderWeekday,
    cutoffDayOffset: fields.cutoffDayOffset,
    cutoffMinute: minuteOf(fields.cutoffTime) ?? 0,
    deliveryDayOffset: fields.deliveryDayOffset,
    deductionDayOffset: fields.deductionDayOffset,
    deductionMinute: minuteOf(fields.deductionTime),
    rescueDayOffset: fields.rescueDayOffset,
    rescueMinute: minuteOf(fields.rescueTime),
  };
}

/** A new day on the first weekday that is free: cut-off 17:00, delivery the next day. */
export function newDay(taken: readonly number[]): DayFields {
  const orderWeekday = [1, 2, 3, 4, 5, 6, 7].find((weekday) => !taken.includes(weekday)) ?? 1;
  return {
    orderWeekday,
    cutoffDayOffset: 0,
    cutoffTime: '17:00',
    deliveryDayOffset: 1,
    deductionDayOffset: 0,
    deductionTime: '',
    rescueDayOffset: 0,
    rescueTime: '',
  };
}
