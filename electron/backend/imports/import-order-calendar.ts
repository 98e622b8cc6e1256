import type { ReadableDB } from '../../../db/connection.ts';
import {
  beginComparison,
  eachEntry,
  entryFigures,
  markChanged,
  markStored,
  refuseEntry,
} from '../../../db/imports/entry-staging.ts';
import type { StagingDB } from '../../../db/imports/staging.ts';
import {
  changedAt,
  findOrderCalendarByName,
  insertOrderCalendar,
  type OrderCalendarLine,
  orderCalendarLines,
  putOrderCalendarLine,
  updateOrderCalendar,
} from '../../../db/order-calendars.ts';
import { findRouteByCode } from '../../../db/routes.ts';
import { MOST_QUOTA_CYCLES } from '../../../shared/contract/exceptions.ts';
import { checkException } from '../../../shared/domain/calendar/check-exception.ts';
import {
  type OrderCalendarEntry,
  orderCalendarRowReader,
} from '../../../shared/domain/imports/read-order-calendar-row.ts';
import { type Rejected, reject } from '../../../shared/domain/imports/read-order-row.ts';
import { planDays } from '../exceptions/exception-facts.ts';
import type { ImportSetting, KindImport } from './kind-import.ts';
import { stageEntries } from './stage-entries.ts';

/** What a file name ends in. */
const FILE_ENDING = /(\.(csv|txt|tsv|gz))+$/i;
const MOST_NAME = 60;

/**
 * Rows of order calendars by route and order day, into the calendar that a row names, else one named like the file. It
 * stays or becomes a draft: what holds changes when somebody publishes it. Rows that are there and not in the file stay.
 */
export function importOrderCalendar(setting: ImportSetting, staging: StagingDB): KindImport {
  const { nowMs, newId } = setting;
  const read = orderCalendarRowReader(setting.bound, MOST_QUOTA_CYCLES);
  const fileName = setting.fileName.split(/[\\/]/).at(-1) ?? '';
  const ownName = fileName.replace(FILE_ENDING, '').slice(0, MOST_NAME) || fileName.slice(0, MOST_NAME);
  const nameOf = (entry: OrderCalendarEntry): string => entry.calendar || ownName;

  function refusalOf(db: ReadableDB, entry: OrderCalendarEntry): Rejected | null {
    if (!findRouteByCode(db, entry.route)) return reject('unknown-route', { route: entry.route });
    const facts = { ...planDays(db, nowMs), isOrderDate: true, landingBeside: [] };
    const error = checkException(entry, facts).find((finding) => finding.level === 'error');
    return error ? reject('exception-refused', { ...error.params, problem: error.key }) : null;
  }

  return {
    stage: stageEntries(staging, read, (entry) => `${entry.route} ${entry.orderDate} · ${nameOf(entry)}`),
    quantityIn: () => 0,
    resolve(db) {
      beginComparison(db);
      const stored = new Map<string, Map<string, OrderCalendarLine>>();
      for (const { line, entry: json } of eachEntry(db, 'main')) {
        const entry = JSON.parse(json) as OrderCalendarEntry;
        const name = nameOf(entry);
        const lines = stored.get(name) ?? linesOf(db, name);
        stored.set(name, lines);
        const there = lines.get(`${entry.route} ${entry.orderDate}`);
        if (there && isSame(there, entry)) {
          markStored(db, line, there.routeId);
          continue;
        }
        const refused = refusalOf(db, entry);
        if (refused) refuseEntry(db, line, refused.reason, refused.params);
        else if (there) markChanged(db, line, there.routeId);
      }
    },
    figures(db) {
      const { created, changed, stored } = entryFigures(db);
      return {
        ...{ accepted: created + changed, stored, acceptedQuantity: 0, storedQuantity: 0, cancelled: 0 },
        created: { customers: 0, products: 0, orders: 0 },
        updated: { customers: 0, products: 0 },
        calendarRows: { created, changed },
      };
    },
    commit(tx) {
      const touched = new Set<string>();
      for (const { entry: json } of eachEntry(tx, 'staged')) {
        const { calendar: _, route, ...dates } = JSON.parse(json) as OrderCalendarEntry;
        const name = nameOf(JSON.parse(json) as OrderCalendarEntry);
        const known = findOrderCalendarByName(tx, name);
        const calendar = known ?? {
          ...{ id: newId(), name, publishedAtMs: null, publishedBy: null },
          ...{ createdAtMs: nowMs, changedAtMs: nowMs },
        };
        if (!known) insertOrderCalendar(tx, calendar);
        else if (!touched.has(name)) updateOrderCalendar(tx, { ...known, changedAtMs: changedAt(known, nowMs) });
        touched.add(name);
        const routeId = findRouteByCode(tx, route)?.id;
        if (routeId === undefined) throw new Error(`route ${route} went away during the import`);
        putOrderCalendarLine(tx, calendar.id, { ...dates, routeId });
      }
    },
  };
}

/** The lines of a calendar by route code and date. */
function linesOf(db: ReadableDB, name: string): Map<string, OrderCalendarLine> {
  const calendar = findOrderCalendarByName(db, name);
  if (!calendar) return new Map();
  return new Map(orderCalendarLines(db, calendar.id).map((line) => [`${line.routeCode} ${line.orderDate}`, line]));
}

function isSame(line: OrderCalendarLine, entry: OrderCalendarEntry): boolean {
  const { newOrderDate, deliveryDate, cutoffDate, cutoffMinute, quotaCycles, message } = line;
  return (
    newOrderDate === entry.newOrderDate &&
    deliveryDate === entry.deliveryDate &&
    cutoffDate === entry.cutoffDate &&
    cutoffMinute === entry.cutoffMinute &&
    quotaCycles === entry.quotaCycles &&
    message === entry.message
  );
}
