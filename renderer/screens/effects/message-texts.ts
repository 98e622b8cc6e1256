import type { MoverGroup } from '../../../shared/contract/effects.ts';
import { addDays } from '../../../shared/domain/calendar/business-date.ts';
import { formatDay } from '../../../shared/i18n/format.ts';
import type { Language } from '../../../shared/i18n/index.ts';

type Translate = (key: string, params?: Record<string, string | number>) => string;

/** A message is told in calls up to so many days after the change begins. */
const TOLD_AFTER_DAYS = 27;

/** ISO weekdays as one says them: `星期二、星期五` / `Tuesday, Friday`. */
export function saidWeekdays(weekdays: readonly number[], language: Language, t: Translate): string {
  if (weekdays.length === 0) return t('effects.someDays');
  // 2024-01-01 was a Monday.
  const names = weekdays.map((weekday) => formatDay(`2024-01-0${weekday}`, language, 'long-weekday'));
  return names.join(language === 'en' ? ', ' : '、');
}

/** What tells a group of movers what happens to them, in words that are ready to be spoken. */
export function proposedText(group: MoverGroup, language: Language, t: Translate): string {
  const day = (date: string): string => formatDay(date, language, 'short-weekday');
  const list = (dates: readonly string[]): string => dates.map(day).join(language === 'en' ? ', ' : '、');
  const said = {
    fromDays: saidWeekdays(group.fromWeekdays, language, t),
    toDays: saidWeekdays(group.toWeekdays, language, t),
    date: day(group.since),
    first: day(group.firstCall ?? group.since),
    lost: list(group.lost),
    gained: list(group.gained),
    before: group.callsBefore,
    after: group.callsAfter,
  };
  if (group.kind !== 'dates') return t(`effects.text.${group.kind}`, said);
  if (group.gained.length === 0) return t('effects.text.datesLost', said);
  return t(group.lost.length === 0 ? 'effects.text.datesGained' : 'effects.text.datesMoved', said);
}

/** The days on which a group is told: from now until some weeks after the change begins for it. */
export function toldDays(group: MoverGroup, from: string): { readonly validFrom: string; readonly validTo: string } {
  return { validFrom: from, validTo: addDays(group.since, TOLD_AFTER_DAYS) };
}

/** Whoever is called no more can hardly be told in a call; the others are told unless the person says no. */
export function isToldByDefault(group: MoverGroup): boolean {
  return group.kind !== 'gone';
}
