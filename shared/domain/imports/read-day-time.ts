import { readMinute } from '../calendar/read-minute.ts';

/** A time of the order day or of a day around it. */
export interface DayTime {
  /** Days after the order day; null: the text does not say. */
  readonly dayOffset: number | null;
  /** Minutes since midnight. */
  readonly minute: number;
}

const DAY_WORDS: readonly (readonly [RegExp, number])[] = [
  [/^(?:当日|当天)/, 0],
  [/^(?:次日|第二天|隔日|翌日)/, 1],
  [/^(?:前一日|前一天|前日|前天)/, -1],
];

/** `17:00`, `17:00:00`, `次日08:00`, `+1 08:00`, `D-1 17:00`; null for anything else. */
export function readDayTime(text: string): DayTime | null {
  const [word, named] = DAY_WORDS.find(([pattern]) => pattern.test(text)) ?? [];
  const counted = /^[dD]?([+-]\d{1,2})[日天dD]?\s*(?=\d)/.exec(text);
  const dayOffset = named ?? (counted ? Number(counted[1]) : null);
  const time = word ? text.replace(word, '') : text.slice(counted?.[0].length ?? 0);
  const minute = readMinute(time.replace(/^(\s*\d{1,2}:\d{2}):00$/, '$1'));
  return minute === null ? null : { dayOffset, minute };
}
