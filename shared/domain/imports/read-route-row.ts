import { WEEKDAY_CODES } from '../calendar/business-date.ts';
import type { RouteDay } from '../routes/deliveries.ts';
import type { BoundMapping } from './bind-mapping.ts';
import { readInteger, readWeekdays } from './read-cell.ts';
import { readDayTime } from './read-day-time.ts';
import { plain } from './read-membership-row.ts';
import { type Rejected, reject } from './read-order-row.ts';

/** One order weekday of a route, as the file says it. */
export interface RouteEntry {
  readonly code: string;
  /** Empty, as `team`: the file does not say. */
  readonly name: string;
  readonly team: string;
  readonly validFrom: string;
  readonly day: Omit<RouteDay, 'validFrom'>;
}

const MOST_CODE = 40;
const MOST_NAME = 80;
const FIRST_OFFSET = -7;
const LAST_OFFSET = 14;

/** `today`: where the file does not say from when. */
export function routeRowReader(
  bound: BoundMapping,
  today: string,
): (cells: readonly string[]) => RouteEntry | Rejected {
  const cell = (name: string) => {
    const read = bound.cell(name);
    return (cells: readonly string[]) => plain(read(cells));
  };
  const code = cell('code');
  const name = bound.cell('name');
  const team = cell('team');
  const orderWeekday = cell('orderWeekday');
  const deliveryWeekday = cell('deliveryWeekday');
  const deliveryOffset = cell('deliveryOffset');
  const validFrom = cell('validFrom');
  const readFrom = bound.date('validFrom');
  const times = (['cutoff', 'deduction', 'rescue'] as const).map(
    (which) => [which, cell(`${which}Time`), cell(`${which}Offset`)] as const,
  );

  return (cells) => {
    if (cells.length !== bound.width) return reject('wrong-width', { found: cells.length, expected: bound.width });
    const texts = { code: code(cells), name: name(cells), team: team(cells) };
    if (texts.code === '') return reject('missing-route');
    for (const [text, most] of [
      [texts.code, MOST_CODE],
      [texts.name, MOST_NAME],
      [texts.team, MOST_NAME],
    ] as const) {
      if (text.length > most) return reject('too-long', { value: `${text.slice(0, 20)}…`, most });
    }
    const weekday = readWeekday(orderWeekday(cells));
    if (weekday === null) return reject('bad-weekdays', { value: orderWeekday(cells) });
    const delivery = readDelivery(weekday, deliveryWeekday(cells), deliveryOffset(cells));
    if (typeof delivery !== 'number') return delivery;
    const read = { cutoff: NO_TIME, deduction: NO_TIME, rescue: NO_TIME };
    for (const [which, timeCell, offsetCell] of times) {
      const time = readTime(which, timeCell(cells), offsetCell(cells));
      if ('reason' in time) return time;
      read[which] = time;
    }
    if (read.cutoff.minute === null) return reject('bad-time', { value: '' });
    const fromText = validFrom(cells);
    const from = fromText === '' ? { date: today } : readFrom(fromText);
    if (from === null) return reject('bad-date', { value: fromText });
    return {
      ...texts,
      validFrom: from.date,
      day: {
        orderWeekday: weekday,
        cutoffDayOffset: read.cutoff.dayOffset,
        cutoffMinute: read.cutoff.minute,
        deliveryDayOffset: delivery,
        deductionDayOffset: read.deduction.dayOffset,
        deductionMinute: read.deduction.minute,
        rescueDayOffset: read.rescue.dayOffset,
        rescueMinute: read.rescue.minute,
      },
    };
  };
}

interface ReadTime {
  readonly dayOffset: number;
  readonly minute: number | null;
}
const NO_TIME: ReadTime = { dayOffset: 0, minute: null };

function readWeekday(text: string): number | null {
  const index = (WEEKDAY_CODES as readonly (string | null)[]).indexOf(readWeekdays(text));
  return index < 0 ? null : index + 1;
}

/** Days from the order day to the delivery. A weekday is the next one after the order day, the same one a week later. */
function readDelivery(orderWeekday: number, weekdayText: string, offsetText: string): number | Rejected {
  if (weekdayText === '' && offsetText === '') return reject('missing-delivery');
  const weekday = weekdayText === '' ? null : readWeekday(weekdayText);
  if (weekdayText !== '' && weekday === null) return reject('bad-weekdays', { value: weekdayText });
  const byWeekday = weekday === null ? null : ((weekday - orderWeekday + 6) % 7) + 1;
  if (offsetText === '') return byWeekday as number;
  const offset = readInteger(offsetText);
  if (offset === null || offset < 0 || offset > LAST_OFFSET) {
    return reject('bad-number', { field: 'deliveryOffset', value: offsetText });
  }
  if (byWeekday !== null && (offset - byWeekday) % 7 !== 0) {
    return reject('delivery-differs', { delivery: weekdayText, days: offset });
  }
  return offset;
}

function readTime(which: 'cutoff' | 'deduction' | 'rescue', text: string, offsetText: string): ReadTime | Rejected {
  if (text === '') return NO_TIME;
  const time = readDayTime(text);
  if (!time) return reject('bad-time', { value: text });
  const offset = offsetText === '' ? null : readInteger(offsetText);
  const dayOffset = offset ?? time.dayOffset ?? 0;
  const contradicts = time.dayOffset !== null && time.dayOffset !== dayOffset;
  if ((offsetText !== '' && offset === null) || contradicts || dayOffset < FIRST_OFFSET || dayOffset > LAST_OFFSET) {
    return reject('bad-number', { field: `${which}Offset`, value: offsetText || text });
  }
  return { dayOffset, minute: time.minute };
}
