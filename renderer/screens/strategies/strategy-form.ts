import type { StrategyContent } from '../../../shared/contract/strategies.ts';
import { formatMinuteOfDay } from '../../../shared/i18n/format.ts';

/** The fields of the form, all but the cycle. */
export interface ContentFields {
  readonly name: string;
  readonly validFrom: string;
  readonly validTo?: string;
  readonly holidayRule: StrategyContent['holidayRule'];
  readonly windows: readonly { readonly from: string; readonly to: string }[];
  readonly mostAttemptsADay: number;
  readonly leastMinutesBetweenAttempts: number;
  readonly notReached: StrategyContent['notReached'];
  readonly rank: number;
}

/** What the form begins with: a version that is changed or copied, else what most strategies say. */
export function contentFields(
  base: StrategyContent | null,
  span: { validFrom: string; validTo: string },
): ContentFields {
  return {
    ...span,
    name: base?.name ?? '',
    holidayRule: base?.holidayRule ?? 'later',
    windows: (base?.callingWindows ?? []).map((one) => ({
      from: formatMinuteOfDay(one.fromMinute),
      to: formatMinuteOfDay(one.toMinute),
    })),
    mostAttemptsADay: base?.mostAttemptsADay ?? 3,
    leastMinutesBetweenAttempts: base?.leastMinutesBetweenAttempts ?? 0,
    notReached: base?.notReached ?? 'next-working-day',
    rank: base?.rank ?? 100,
  };
}

/** The fields as they are saved. */
export function contentOfFields(fields: ContentFields, rule: string): StrategyContent {
  return {
    name: fields.name,
    validFrom: fields.validFrom,
    validTo: fields.validTo || null,
    rule,
    holidayRule: fields.holidayRule,
    callingWindows: fields.windows.map((one) => ({ fromMinute: minuteOf(one.from), toMinute: minuteOf(one.to) })),
    mostAttemptsADay: fields.mostAttemptsADay,
    leastMinutesBetweenAttempts: fields.leastMinutesBetweenAttempts,
    notReached: fields.notReached,
    rank: fields.rank,
  };
}

/** `08:30` as minutes since midnight. */
function minuteOf(clock: string): number {
  const [hour = '0', minute = '0'] = clock.split(':');
  return Number(hour) * 60 + Number(minute);
}
