import { readMinute } from '../calendar/read-minute.ts';
import type { BoundMapping } from './bind-mapping.ts';
import { readInteger } from './read-cell.ts';
import { plain } from './read-membership-row.ts';
import { type Rejected, reject } from './read-order-row.ts';

/** What stands in the place of one order day of a route, as the file says it. */
export interface OrderCalendarEntry {
  /** Name of the order calendar; empty: the file's. */
  readonly calendar: string;
  readonly route: string;
  readonly orderDate: string;
  readonly newOrderDate: string | null;
  readonly deliveryDate: string | null;
  readonly cutoffDate: string | null;
  readonly cutoffMinute: number | null;
  readonly quotaCycles: number;
  readonly message: string;
}

const MOST_CODE = 64;
const MOST_NAME = 60;
const MOST_MESSAGE = 200;
/** How a table says that there is no order day. */
const NONE = new Set(['', '-', '–', '无', '停', '停送', '不订货', 'none', 'no']);

/** `mostCycles`: how many cycles' quota one order day may carry. */
export function orderCalendarRowReader(
  bound: BoundMapping,
  mostCycles: number,
): (cells: readonly string[]) => OrderCalendarEntry | Rejected {
  const cell = {
    calendar: bound.cell('calendar'),
    route: bound.cell('route'),
    orderDate: bound.cell('orderDate'),
    newOrderDate: bound.cell('newOrderDate'),
    deliveryDate: bound.cell('deliveryDate'),
    cutoffDate: bound.cell('cutoffDate'),
    cutoffTime: bound.cell('cutoffTime'),
    cycles: bound.cell('quotaCycles'),
    message: bound.cell('message'),
  };
  const dates = (['orderDate', 'newOrderDate', 'deliveryDate', 'cutoffDate'] as const).map(
    (name) => [name, bound.date(name)] as const,
  );

  return (cells) => {
    if (cells.length !== bound.width) return reject('wrong-width', { found: cells.length, expected: bound.width });
    const route = plain(cell.route(cells));
    if (route === '') return reject('missing-route');
    const calendar = cell.calendar(cells);
    const message = cell.message(cells);
    for (const [text, most] of [
      [route, MOST_CODE],
      [calendar, MOST_NAME],
      [message, MOST_MESSAGE],
    ] as const) {
      if (text.length > most) return reject('too-long', { value: `${text.slice(0, 20)}…`, most });
    }
    const read: Record<(typeof dates)[number][0], string | null> = {
      orderDate: null,
      newOrderDate: null,
      deliveryDate: null,
      cutoffDate: null,
    };
    for (const [name, readDate] of dates) {
      const text = plain(cell[name](cells));
      if (name !== 'orderDate' && NONE.has(text.toLowerCase())) continue;
      const date = readDate(text);
      if (date === null) return reject('bad-date', { value: text });
      read[name] = date.date;
    }
    const time = plain(cell.cutoffTime(cells));
    const cutoffMinute = time === '' ? null : readMinute(time);
    if (time !== '' && cutoffMinute === null) return reject('bad-time', { value: time });
    const cyclesText = plain(cell.cycles(cells));
    const quotaCycles = cyclesText === '' ? 1 : readInteger(cyclesText);
    if (quotaCycles === null || quotaCycles < 1 || quotaCycles > mostCycles) {
      return reject('bad-cycles', { value: cyclesText, most: mostCycles });
    }
    return {
      ...{ calendar, route, message, quotaCycles, cutoffMinute },
      ...read,
      orderDate: read.orderDate as string,
      // A time alone means the new order day's own.
      cutoffDate: read.cutoffDate ?? (cutoffMinute === null ? null : read.newOrderDate),
    };
  };
}
